using RecsConsole.Components.Pages;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>The page of a governed item: reads it again when somebody changed it, and says what came of a step of its life.</summary>
public abstract class GovernedItemPage<TView> : ObjectPage<TView>
    where TView : class
{
    /// <summary>What came of the last step; null before one was taken.</summary>
    protected Result<VersionMoved>? Moved { get; private set; }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        Moved = null;
    }

    /// <summary>Whatever came of the step, the page shows what stands now.</summary>
    protected virtual Task StepAsync(Result<VersionMoved> moved)
    {
        Moved = moved;
        return ReadAgainAsync();
    }
}
