using RecsConsole.Platform;

namespace RecsConsole.Components.Pages;

/// <summary>
/// A page with a form that others can change too. While nothing is typed, a change reloads it. What is typed stays on what it was begun
/// on, so that saving reports what somebody else saved meanwhile; only what the form does not edit is renewed.
/// </summary>
public abstract class FormPage<TQuestion, TView> : ReadingPage<TQuestion, TView>
    where TQuestion : notnull
    where TView : class
{
    /// <summary>Whether the form differs from what was read, or is being saved.</summary>
    protected abstract bool IsTyped { get; }

    /// <summary>What is on screen, with what the form does not edit as it was read now.</summary>
    protected abstract TView Renewed(TView shown, TView read);

    protected sealed override async Task OnChangedAsync()
    {
        var question = Question;
        var now = await ReadAsync(await ActorAsync(), question);
        if (!EqualityComparer<TQuestion>.Default.Equals(question, Question))
        {
            return;
        }

        if (now.Value is { } read && View is { } shown && IsTyped)
        {
            Replace(Renewed(shown, read));
            return;
        }

        Replace(now);
        await OnReadAsync();
    }
}
