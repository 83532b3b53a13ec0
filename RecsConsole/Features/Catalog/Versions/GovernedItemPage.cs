using RecsConsole.Components.Pages;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>The page of a governed item: reloads it when someone changes it, and shows the result of a life-cycle step.</summary>
public abstract class GovernedItemPage<TView> : ObjectPage<TView>
    where TView : class
{
    /// <summary>The result of the last step; null before any.</summary>
    protected Result<VersionStepResult>? StepResult { get; private set; }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    protected override void OnQuestionChanged()
    {
        base.OnQuestionChanged();
        StepResult = null;
    }

    /// <summary>Whatever the result of the step, the page reloads the item.</summary>
    protected virtual async Task StepAsync(Result<VersionStepResult> result)
    {
        await ReadAgainAsync();
        StepResult = result; // only now, because the frame compares it with the versions on screen
    }
}
