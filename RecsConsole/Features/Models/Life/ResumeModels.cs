using RecsConsole.Platform;

namespace RecsConsole.Features.Models.Life;

/// <summary>Puts the kill switch off: the models that were in force rank again. Refused if what ranks changed since it was seen.</summary>
public sealed class ResumeModels(ModelSwitch modelSwitch)
{
    public Task<Result<string>> RunAsync(Actor actor, ResumeModelsRequest request, CancellationToken cancellationToken) =>
        modelSwitch.TurnAsync(actor, request?.Why ?? "", request?.SwitchRevision ?? 0, stop: false, cancellationToken);
}

/// <param name="SwitchRevision">Of the switch as it was seen when it was confirmed what will rank.</param>
public sealed record ResumeModelsRequest(string Why, long SwitchRevision);
