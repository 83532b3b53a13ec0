using RecsConsole.Platform;

namespace RecsConsole.Components.Pages;

/// <summary>
/// A page that runs one query and shows the result. Runs it again when its input or the data change, keeps the content on screen meanwhile,
/// and drops a result that is for an outdated input or older than the one on screen.
/// </summary>
/// <typeparam name="TQuestion">The input of the query; compared by value.</typeparam>
public abstract class ReadingPage<TQuestion, TView> : ConsolePage
    where TQuestion : notnull
    where TView : class
{
    private bool _hasAsked;
    private int _started;
    private int _shown;
    private TQuestion? _asked;

    /// <summary>The current input of the query.</summary>
    protected abstract TQuestion Question { get; }

    /// <summary>Null during the first load, or when it may not be seen.</summary>
    protected TView? View { get; private set; }

    protected Error? Error { get; private set; }

    protected abstract Task<Result<TView>> ReadAsync(Actor actor, TQuestion question);

    /// <summary>Called after each result that was not dropped.</summary>
    protected virtual Task OnReadAsync() => Task.CompletedTask;

    /// <summary>Called when the input of the query has changed, before it runs, to reset what belongs to the previous input.</summary>
    protected virtual void OnQuestionChanged() { }

    protected override Task OnParametersSetAsync() => AskIfChangedAsync();

    protected override Task OnChangedAsync() => ReadAgainAsync();

    /// <summary>Reads unless the question is unchanged: each render of a parent sets the parameters again.</summary>
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
        var turn = TakeTurn();
        var actor = await ActorAsync();
        var result = await ReadAsync(actor, question);
        if (EqualityComparer<TQuestion>.Default.Equals(question, Question))
        {
            await ShowAsync(turn, result);
        }
    }

    /// <summary>The turn of a read that begins now: its answer is dropped once that of a later read is on screen.</summary>
    protected int TakeTurn() => ++_started;

    /// <summary>Shows the answer of a read, unless it is older than the one on screen.</summary>
    protected async Task ShowAsync(int turn, Result<TView> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (turn > _shown)
        {
            _shown = turn;
            (View, Error) = (answer.Value, answer.Error); // content that the reader may no longer see leaves the page
            FollowWhatIsShown();
            await OnReadAsync();
        }
    }

    /// <summary>
    /// Renews a part of what is on screen, unless the read is older than that. It takes no turn: a whole answer that is under way, such as
    /// the one after saving, still comes.
    /// </summary>
    protected void Renew(int turn, TView renewed)
    {
        if (turn > _shown)
        {
            (View, Error) = (renewed, null);
        }
    }

    /// <summary>
    /// Shows an answer that the page already has, such as the version that somebody else saved, and leaves the input as it is:
    /// <see cref="OnReadAsync"/> is not called.
    /// </summary>
    protected void Replace(Result<TView> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        (_shown, View, Error) = (++_started, answer.Value, answer.Error); // a read that began earlier is outdated
    }

    /// <summary>Removes the content, so that the page shows that it is loading.</summary>
    protected void Forget() => (View, Error) = (null, null);
}
