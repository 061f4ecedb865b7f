using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace WabaClient.Tests.Accounts;

public sealed class AccountLawTests
{
    private static readonly Config Laws = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true);

    [Fact]
    public void What_is_written_reads_back_equal() =>
        Check(ModelGenerators.Account, account =>
        {
            WhatsAppBusinessAccount read = AccountJson.Read(AccountJson.Write(account));
            return account.Equals(read) && read.Equals(account) && account.GetHashCode() == read.GetHashCode();
        });

    [Fact]
    public void What_is_written_again_is_the_same_text() =>
        Check(ModelGenerators.Account, account =>
        {
            string json = AccountJson.Write(account);
            return AccountJson.Write(AccountJson.Read(json)) == json;
        });

    [Fact]
    public void Any_object_with_an_id_is_an_account_and_survives_writing() =>
        Check(ModelGenerators.AnyJsonObject, json =>
        {
            WhatsAppBusinessAccount account = AccountJson.Read(WithId(json));
            return account.Equals(AccountJson.Read(AccountJson.Write(account)));
        });

    [Fact]
    public void A_damaged_account_is_read_and_written_back_or_has_no_id_or_is_a_json_exception()
    {
        Gen<(string Json, int Position, int Value)> damaged =
            from json in ModelGenerators.AnyJsonObject
            from position in Gen.Choose(0, int.MaxValue)
            from value in Gen.Choose(0, 255)
            select (WithId(json), position, value);

        Check(damaged, damage =>
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(damage.Json);
            utf8[damage.Position % utf8.Length] = (byte)damage.Value;
            try
            {
                Utf8JsonReader reader = new(utf8);
                reader.Read();
                return WhatsAppBusinessAccount.Read(ref reader) is not { } account || account.Equals(
                    AccountJson.Read(AccountJson.Write(account)));
            }
            catch (JsonException)
            {
                return true;
            }
        });
    }

    private static string WithId(string json) => $"{json[..^1]}{(json.Length > 2 ? "," : "")}\"id\":\"1\"}}";

    private static void Check<T>(Gen<T> values, Func<T, bool> law) =>
        Prop.ForAll(values.ToArbitrary(), law).Check(Laws);
}
