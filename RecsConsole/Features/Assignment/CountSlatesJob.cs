using System.Globalization;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Assignment;

/// <summary>Counts what slates show, every hour.</summary>
public sealed class CountSlatesJob(CountSlates countSlates) : ITenantJob
{
    public string Key => "count-slates";

    public string Title => "Count what slates show";

    public string Description =>
        "Counts which suggestions most openings show and how often each person is shown and asked, so that slates can hold back what everybody sees anyway.";

    public string? DefaultCron => "0 5 * * * ?";

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await countSlates.RunAsync(context.Actor, cancellationToken);
        return result.IsOk
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Value.Openings} openings counted: {result.Value.Shares.Count} suggestions on a tenth of them or more, {result.Value.People.Count} people shown."
            )
            : result.Error;
    }
}
