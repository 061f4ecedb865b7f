using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class CursorTests
{
    private const string Invalid = "400 2642 OAuthException: (#2642) Invalid cursors values";

    [Fact]
    public async Task Cursors_are_long_and_hold_characters_that_must_be_encoded()
    {
        (TestHost host, string cursor) = await FirstPageAsync();
        await using (host)
        {
            Assert.StartsWith("QVFI", cursor, StringComparison.Ordinal);
            Assert.InRange(cursor.Length, 120, 140);
            Assert.All("+/=", c => Assert.Contains(c, cursor));
        }
    }

    [Fact]
    public async Task A_cursor_that_was_not_encoded_is_not_valid()
    {
        (TestHost host, string cursor) = await FirstPageAsync();
        await using (host)
        {
            Assert.Equal(Invalid, await host.GetErrorAsync($"{TestHost.Owned}?limit=2&after={cursor}"));
            Assert.Null(host.Graph.Journal.Requests[^1].Page);
        }
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_cut_is_not_valid()
    {
        (TestHost host, string cursor) = await FirstPageAsync();
        await using (host)
        {
            for (int i = 0; i < cursor.Length; i++)
            {
                string changed = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
                Assert.Equal(
                    Invalid,
                    await host.GetErrorAsync($"{TestHost.Owned}?after={Uri.EscapeDataString(changed)}"));
                Assert.Equal(
                    Invalid,
                    await host.GetErrorAsync($"{TestHost.Owned}?after={Uri.EscapeDataString(cursor[..i])}"));
            }
        }
    }

    [Theory]
    [InlineData(TestHost.Owned + "?sort=creation_time_ascending&after=")]
    [InlineData(TestHost.Owned + "?filtering=[]&after=")]
    [InlineData(TestHost.Client + "?after=")]
    [InlineData("/v26.0/99/owned_whatsapp_business_accounts?after=")]
    public async Task A_cursor_belongs_to_its_business_edge_filter_and_sort(string path)
    {
        (TestHost host, string cursor) = await FirstPageAsync();
        await using (host)
            Assert.Equal(Invalid, await host.GetErrorAsync(path + Uri.EscapeDataString(cursor)));
    }

    [Fact]
    public async Task Fields_and_page_size_and_version_may_change_between_pages()
    {
        (TestHost host, string cursor) = await FirstPageAsync();
        await using (host)
        {
            (int status, _) = await host.GetAsync(
                $"/1234567890/owned_whatsapp_business_accounts/?fields=id&limit=1&after={Uri.EscapeDataString(cursor)}");
            Assert.Equal(200, status);
        }
    }

    [Fact]
    public async Task Cursors_can_be_made_to_expire()
    {
        (TestHost host, string cursor) = await FirstPageAsync();
        await using (host)
        {
            host.Graph.ExpireCursors();

            Assert.Equal(Invalid, await host.GetErrorAsync($"{TestHost.Owned}?after={Uri.EscapeDataString(cursor)}"));
            Assert.Equal(5, (await host.ListAsync(TestHost.Owned, "limit=2")).Count);
        }
    }

    [Fact]
    public async Task A_cursor_is_no_longer_valid_when_its_account_is_gone()
    {
        (TestHost host, string cursor) = await FirstPageAsync();
        await using (host)
        {
            FakeBusiness business = host.Business;
            WabaId pointedAt = business.OwnedAccounts.ElementAt(1).Id;

            Assert.True(business.RemoveOwnedAccount(pointedAt));
            Assert.False(business.RemoveOwnedAccount(pointedAt));

            Assert.Equal(Invalid, await host.GetErrorAsync($"{TestHost.Owned}?after={Uri.EscapeDataString(cursor)}"));
        }
    }

    [Fact]
    public async Task Accounts_may_come_and_go_while_a_listing_runs()
    {
        (TestHost host, string cursor) = await FirstPageAsync();
        await using (host)
        {
            FakeBusiness business = host.Business;
            List<WabaId> before = [.. business.OwnedAccounts.Select(account => account.Id)];
            business.RemoveOwnedAccount(before[0]);
            business.RemoveOwnedAccount(before[3]);
            business.AddOwnedAccount(new WhatsAppBusinessAccount { Id = "77" });

            List<string> rest = await host.ListAsync(
                TestHost.Owned,
                "limit=2",
                $"&after={Uri.EscapeDataString(cursor)}");

            Assert.Equal([before[2].Value, before[4].Value, "77"], rest);
        }
    }

    private static async Task<(TestHost Host, string Cursor)> FirstPageAsync()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(5);
        graph.AddBusiness("99").AddOwnedAccounts(5);
        TestHost host = await TestHost.StartAsync(graph);
        host.Business = business;
        (_, JsonElement page) = await host.GetAsync(TestHost.Owned + "?limit=2");
        return (host, page.GetProperty("paging").GetProperty("cursors").GetProperty("after").GetString()!);
    }
}
