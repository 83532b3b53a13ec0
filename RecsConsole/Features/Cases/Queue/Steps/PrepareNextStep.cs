using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Cases.Queue.Steps;

/// <summary>
/// Requests a next step for a case in the queue that nobody has opened yet: the same recommendation, with the same permissions and the same
/// record, as opening the case would produce, so that the case then shows what the queue showed.
/// </summary>
public sealed class PrepareNextStep(RecommendForCase recommendForCase)
{
    /// <summary>Returns the decision; null when permissions could not be checked, so none was made.</summary>
    public async Task<Result<Guid?>> RunAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        // off the circuit's thread, which must stay free for keys and clicks
        var made = await Task.Run(() => recommendForCase.RunAsync(actor, new(caseId, IsAhead: true), cancellationToken), cancellationToken);
        return made.IsOk ? made.Value.DecisionId : made.Error;
    }
}
