using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Cases.Queue.Steps;

/// <summary>
/// Has a next step suggested for a case of the queue that nobody opened yet: the same recommendation, with the same rights and the same record, as
/// opening the case would make, so that the case then shows what the queue said.
/// </summary>
public sealed class PrepareNextStep(RecommendForCase recommendForCase)
{
    /// <summary>Answers the decision; null when permissions could not be checked, and so none was made.</summary>
    public async Task<Result<Guid?>> RunAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        // off the circuit, which must stay free for keys and clicks
        var made = await Task.Run(() => recommendForCase.RunAsync(actor, new(caseId, IsAhead: true), cancellationToken), cancellationToken);
        return made.IsOk ? made.Value.DecisionId : made.Error;
    }
}
