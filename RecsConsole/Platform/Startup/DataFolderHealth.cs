using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RecsConsole.Platform.Startup;

/// <summary>Healthy when the data folder is writable.</summary>
public sealed class DataFolderHealth(DataFolder dataFolder) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            dataFolder.CheckWritable();
            return Task.FromResult(HealthCheckResult.Healthy("writable"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("not writable"));
        }
    }
}
