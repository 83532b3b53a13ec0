using RecsConsole.Platform;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// Turns the kill switch on: from the next opening on the heuristic ranks everything (R126). Needs no second person and no revision.
/// </summary>
public sealed class StopModels(ModelSwitch modelSwitch)
{
    public Task<Result<string>> RunAsync(Actor actor, string why, CancellationToken cancellationToken) =>
        modelSwitch.TurnAsync(actor, why, seen: null, stop: true, cancellationToken);
}
