using RecsConsole.Engine.Arithmetic;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Assignment;

/// <summary>Plans the teams' requests every quarter of an hour, in addition to the plans after each change of a case or person.</summary>
public sealed class AssignExpertsJob(AssignExperts assignExperts) : ITenantJob
{
    public static JobInfo Info { get; } =
        new("assign-experts", () => Texts.SpreadRequestsOverPeople, () => Texts.SpreadHelp, "0 0/15 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await assignExperts.RunAsync(context.Actor, cancellationToken);
        return result.IsOk
            ? StoredText.From<Texts>(
                nameof(Texts.TeamsPlanned),
                result.Value.Teams,
                result.Value.Assigned,
                result.Value.Requests,
                FixedPoint.ToDouble(result.Value.GivenUp),
                FixedPoint.ToDouble(result.Value.WorstGini)
            )
            : result.Error;
    }
}
