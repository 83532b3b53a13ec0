using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Tests.Features.Jobs;

/// <summary>A job controlled by the test.</summary>
internal sealed class TestJob : ITenantJob
{
    public string Key { get; init; } = "test";

    public string? DefaultCron { get; init; }

    public bool IsFixed { get; init; }

    public JobInfo Info => new(Key, () => "Test", () => "Does what a test tells it to.", DefaultCron) { IsFixed = IsFixed };

    public List<JobContext> Runs { get; } = [];

    public Func<JobContext, JobProgress, CancellationToken, Task<Result<string>>> Work { get; set; } =
        (_, _, _) => Task.FromResult<Result<string>>("Did 1 thing.");

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        Runs.Add(context);
        var result = await Work(context, progress, cancellationToken);
        return result.IsOk ? StoredText.Sentence(result.Value) : result.Error;
    }
}
