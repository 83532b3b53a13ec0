using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Models.Detail;

/// <summary>The page of a model: evaluation, promotion gate, life cycle and next step.</summary>
public sealed partial class ModelPage(ReadModel readModel)
{
    private string? _message;
    private string? _refusal;

    protected override IReadOnlyList<ChangeKind> Follows => ModelChanges.Kinds;

    protected override TimeSpan Gather => ModelChanges.Gather;

    protected override Task<Result<ModelView>> ReadAsync(Actor actor, string question) => readModel.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        (_message, _refusal) = (null, null);
    }

    private static string EffectOf(ModelLine line)
    {
        var kind = ModelLabels.Kind(line.Kind).InSentence();
        return line.Status switch
        {
            ModelStatus.Live => Texts.RanksForEverybody.With(kind),
            ModelStatus.Pilot => Texts.RanksFor.With(kind, ModelLabels.Covered(line.Share)),
            ModelStatus.Shadow => Texts.WouldRank.With(kind),
            _ => Texts.RankedOnce.With(kind),
        };
    }

    // Whatever the result of the step, the page reloads the model.
    private async Task StepAsync(Result<ModelStepResult> result)
    {
        (_message, _refusal) = (result.Value?.Message, result.Error?.Message);
        await ReadAgainAsync();
    }
}
