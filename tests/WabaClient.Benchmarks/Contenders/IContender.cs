namespace WabaClient.Benchmarks.Contenders;

/// <summary>A way to list all accounts of a business.</summary>
internal interface IContender
{
    /// <summary>Lists them all.</summary>
    /// <returns>Something of every account added up, so that all contenders can be seen to have read the same.</returns>
    Task<long> ListAsync(int pageSize);
}
