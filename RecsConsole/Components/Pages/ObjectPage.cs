using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Pages;

/// <summary>The page of one object, named by the key in its route.</summary>
public abstract class ObjectPage<TView> : ReadingPage<string, TView>
    where TView : class
{
    [Parameter]
    public string Key { get; set; } = "";

    protected sealed override string Question => Key;

    protected override void OnQuestionChanged() => Forget(); // nothing of one object may appear under the name of another
}
