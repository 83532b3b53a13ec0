using RecsConsole.Platform;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// Turns the kill switch off: the models in force rank again. Refused if the ranking models changed since the reader saw them.
/// </summary>
public sealed class ResumeModels(ModelSwitch modelSwitch)
{
    public Task<Result<string>> RunAsync(Actor actor, ResumeModelsRequest request, CancellationToken cancellationToken) =>
        modelSwitch.TurnAsync(actor, request?.Why ?? "", request?.SwitchRevision ?? 0, stop: false, cancellationToken);
}

/// <param name="SwitchRevision">Revision of the switch when the user confirmed what will rank.</param>
public sealed record ResumeModelsRequest(string Why, long SwitchRevision);
