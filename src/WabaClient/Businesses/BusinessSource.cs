using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>The ids of the businesses that are listed.</summary>
internal static class BusinessSource
{
    public static async IAsyncEnumerable<BusinessId> Each(IEnumerable<BusinessId> ids)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (BusinessId id in ids)
            yield return id;
    }

    public static async IAsyncEnumerable<BusinessId> Each(
        GraphPageable<Business> businesses,
        CallSlots slots,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IAsyncEnumerable<GraphPage<Business>> pages = businesses.AsPages(new CallSlot(slots, keepsPages: false));
        await foreach (GraphPage<Business> page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (Business business in page.Items)
                yield return business.Id;
        }
    }
}
