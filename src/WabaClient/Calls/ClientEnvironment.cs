using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>Time, chance and the log, as they come into a client.</summary>
internal sealed record ClientEnvironment(TimeProvider Time, Func<double> Random, ILogger Logger);
