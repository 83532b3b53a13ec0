using RecsConsole.Platform;

namespace RecsConsole.Components.Pages;

/// <summary>
/// A page with a form that others can change too. While nothing is typed, a change reloads it. What is typed stays on what it was begun
/// on, so that saving reports what somebody else saved meanwhile; only what the form does not edit is renewed. A read that fails takes
/// nothing typed away, unless the reader may no longer see the page.
/// </summary>
public abstract class FormPage<TQuestion, TView> : ReadingPage<TQuestion, TView>
    where TQuestion : notnull
    where TView : class
{
    private int _renewed;

    /// <summary>Whether the form differs from what was read, or is being saved.</summary>
    protected abstract bool IsTyped { get; }

    /// <summary>What is on screen, with what the form does not edit as it was read now.</summary>
    protected abstract TView Renewed(TView shown, TView read);

    protected sealed override async Task OnChangedAsync()
    {
        var question = Question;
        var turn = TakeTurn(); // before the read: one that begins later is newer
        var now = await ReadAsync(await ActorAsync(), question);
        if (!EqualityComparer<TQuestion>.Default.Equals(question, Question))
        {
            return;
        }

        if (View is not { } shown || !IsTyped || now.Error is { Kind: ErrorKind.Forbidden })
        {
            await ShowAsync(turn, now);
        }
        else if (now.Value is { } read && turn > _renewed)
        {
            _renewed = turn;
            Renew(turn, Renewed(shown, read));
        }
    }
}
