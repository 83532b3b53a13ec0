using RecsConsole.Platform;

namespace RecsConsole.Components.Pages;

/// <summary>
/// A page that asks one question and shows the answer. It asks again when the question or the data change, keeps what is on the screen
/// meanwhile, and drops an answer to a question that has changed since, or that is older than the one on the screen.
/// </summary>
/// <typeparam name="TQuestion">What the page asks for; compared by value.</typeparam>
public abstract class ReadingPage<TQuestion, TView> : ConsolePage
    where TQuestion : notnull
    where TView : class
{
    private bool _hasAsked;
    private int _started;
    private int _shown;
    private TQuestion? _asked;

    /// <summary>What the page asks for now.</summary>
    protected abstract TQuestion Question { get; }

    /// <summary>Null while it is read for the first time, or when it may not be seen.</summary>
    protected TView? View { get; private set; }

    protected Error? Error { get; private set; }

    protected abstract Task<Result<TView>> ReadAsync(Actor actor, TQuestion question);

    /// <summary>Called after each answer that was not dropped.</summary>
    protected virtual Task OnReadAsync() => Task.CompletedTask;

    /// <summary>Called before another question is asked: the place to forget what belongs to the one before.</summary>
    protected virtual void OnQuestionChanged() { }

    protected override Task OnParametersSetAsync() => AskIfChangedAsync();

    protected override Task OnChangedAsync() => ReadAgainAsync();

    /// <summary>Reads unless this very question was asked before: each render of a parent sets the parameters again.</summary>
    protected async Task AskIfChangedAsync()
    {
        if (_hasAsked && EqualityComparer<TQuestion>.Default.Equals(_asked, Question))
        {
            return;
        }

        (_hasAsked, _asked) = (true, Question);
        OnQuestionChanged();
        await ReadAgainAsync();
    }

    protected async Task ReadAgainAsync()
    {
        var question = Question;
        var turn = ++_started;
        var actor = await ActorAsync();
        var result = await ReadAsync(actor, question);
        if (turn > _shown && EqualityComparer<TQuestion>.Default.Equals(question, Question))
        {
            _shown = turn;
            (View, Error) = (result.Value, result.Error); // what may no longer be seen leaves the page
            await OnReadAsync();
        }
    }

    /// <summary>Takes what was shown off the page, so that it says that it is reading.</summary>
    protected void Forget() => (View, Error) = (null, null);
}
