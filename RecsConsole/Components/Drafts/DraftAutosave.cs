using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Drafts;

/// <summary>
/// Saves one draft on the server while the user types: a moment after they stop, and when the form leaves the screen. Writes run one after
/// the other, so that an older text never overwrites a newer one.
/// </summary>
/// <param name="changed">Called with the text now on the server, or null when it could not be saved.</param>
internal sealed class DraftAutosave(
    DraftKey draft,
    IDraftStore store,
    ActorProvider actors,
    TimeProvider clock,
    Func<Func<Task>, Task> dispatch,
    Func<string?, Task> changed
) : IAsyncDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private Task _last = Task.CompletedTask;
    private ITimer? _timer;
    private string _typed = "";
    private string _stored = "";
    private DateTimeOffset? _forget; // discard drafts up to this time; set until the server has confirmed
    private DateTimeOffset _seenAt = clock.GetUtcNow(); // when the form was opened or last typed in

    public DraftKey Draft => draft;

    /// <summary>When the stored text was saved; null while there is none.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    /// <summary>The form has left the screen.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>The server did not answer; the write will be retried.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Why this form's text is not saved at all.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The latest time up to which the form knows what is stored.</summary>
    public DateTimeOffset KnownAt => KeptAt > _seenAt ? KeptAt.Value : _seenAt;

    /// <summary>The stored text, followed by what was typed before it was loaded.</summary>
    public static string Join(string kept, string early) =>
        kept.Length == 0 ? early
        : early.Length == 0 ? kept
        : $"{kept}\n{early}";

    /// <summary>Reads the stored text; empty when it cannot be read.</summary>
    public async Task<KeptText> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await store.ReadAsync(await actors.GetAsync(cancellationToken), draft, cancellationToken);
            Start(result.Value ?? KeptText.None);
            return result.Value ?? KeptText.None;
        }
        catch (Exception e) when (e is AccessRevokedException || DatabaseTrouble.Is(e))
        {
            return KeptText.None; // the form works without it
        }
    }

    /// <summary>Starts from a text that the form itself has read.</summary>
    public void Start(KeptText kept)
    {
        _typed = _stored = kept.Text;
        KeptAt = kept.IsEmpty ? null : kept.At;
    }

    /// <summary>Takes the current text of the form.</summary>
    public void Type(string text)
    {
        if (!string.Equals(text, _typed, StringComparison.Ordinal))
        {
            (_typed, _seenAt, _forget) = (text, clock.GetUtcNow(), text.Length == 0 ? _forget : null);
            Wait(Pause);
        }
    }

    /// <summary>Saves pending input now.</summary>
    public Task FlushAsync()
    {
        Stop();
        return _last = AfterAsync(_last, StoreAsync);
    }

    /// <summary>The input was sent or discarded: deletes the draft.</summary>
    public Task ForgetAsync()
    {
        Stop();
        _typed = "";
        // even if nothing is known to be stored: another tab may have saved the same form
        return _last = AfterAsync(_last, () => _typed.Length == 0 ? RemoveAsync() : StoreAsync());
    }

    /// <summary>The form leaves the screen: saves pending input.</summary>
    /// <param name="early">What was typed before the stored text was loaded.</param>
    public async Task LeaveAsync(string early)
    {
        IsLeft = true;
        if (!string.IsNullOrWhiteSpace(early))
        {
            Type(Join((await OpenAsync(CancellationToken.None)).Text, early));
        }

        await FlushAsync();
    }

    public async ValueTask DisposeAsync() => await LeaveAsync("");

    private void Wait(TimeSpan pause)
    {
        Stop();
        if (!IsLeft && Refusal is null)
        {
            _timer = clock.CreateTimer(_ => _ = dispatch(FlushAsync), null, pause, Timeout.InfiniteTimeSpan);
        }
    }

    private void Stop()
    {
        _timer?.Dispose();
        _timer = null;
    }

    private static async Task AfterAsync(Task before, Func<Task> work)
    {
        await before;
        await work();
    }

    private Task StoreAsync()
    {
        var text = _typed;
        return string.Equals(text, _stored, StringComparison.Ordinal) ? Task.CompletedTask
            : text.Length == 0 && _forget is { } known
                ? SendAsync("", actor => store.ForgetAsync(actor, draft, known, CancellationToken.None))
            : SendAsync(text, actor => store.SaveAsync(actor, draft, text, CancellationToken.None));
    }

    private Task RemoveAsync()
    {
        (_stored, _forget) = (" ", KnownAt); // until the server has confirmed
        return StoreAsync();
    }

    private async Task SendAsync(string text, Func<Actor, Task<Result<KeptText>>> send)
    {
        if (Refusal is not null)
        {
            return;
        }

        try
        {
            // not cancelled with the page: on leaving, the text matters most
            var actor = await actors.GetAsync(CancellationToken.None);
            var result = await send(actor);
            (Refusal, IsWaiting) = (result.Error?.Message, false);
            KeptAt = result.Value is { IsEmpty: false } kept ? kept.At : null;
            _stored = text;
            await changed(result.IsOk ? text : null);
        }
        catch (AccessRevokedException)
        {
            Stop(); // signed out meanwhile: the browser keeps it until the same person returns
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            IsWaiting = true;
            Wait(RetryAfter);
            await changed(null);
        }
    }
}
