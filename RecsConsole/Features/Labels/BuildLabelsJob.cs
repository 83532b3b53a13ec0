using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Labels;

/// <summary>Builds labels every night.</summary>
public sealed class BuildLabelsJob(BuildLabels buildLabels) : ITenantJob
{
    public string Key => "build-labels";

    public string Title => "Build labels";

    public string Description => "Writes down what came of every suggestion: accepted, carried out, case solved, SLA met, opened again.";

    public string? DefaultCron => "0 15 2 * * ?";

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await buildLabels.RunAsync(context.Actor, new(progress), cancellationToken);
        return result.IsOk
            ? $"{result.Value.Decisions} decisions looked at, {result.Value.Final} labels known, {result.Value.Pending} pending."
            : result.Error;
    }
}
