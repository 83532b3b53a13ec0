using RecsConsole.Platform;

namespace RecsConsole.Casework.Presence;

/// <summary>A window with an open case.</summary>
public sealed class CaseVisit : IDisposable
{
    /// <summary>A person who has not typed for this long counts as reading again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private readonly CasePresence _presence;
    private readonly ScreenCulture _screen = ScreenCulture.Here;
    private readonly ITimer _pause;
    private volatile CaseActivity _activity;

    internal CaseVisit(CasePresence presence, TimeProvider clock, VisitPlace place, string name)
    {
        (_presence, Place, Name) = (presence, place, name);
        _pause = clock.CreateTimer(_ => Become(CaseActivity.Reading), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Another person came, left, began or stopped writing. Raised on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The other people on the case, each once.</summary>
    public IReadOnlyList<PresentPerson> Others => _presence.OthersOf(this);

    /// <summary>The other person writing to the customer; null when there is none.</summary>
    public string? OtherWriter => Others.FirstOrDefault(person => person.Activity == CaseActivity.WritingToCustomer)?.Name;

    internal VisitPlace Place { get; }

    internal string Name { get; }

    internal CaseActivity Activity => _activity;

    /// <summary>A message is being typed: the person counts as writing until they pause.</summary>
    public void Write(CaseActivity activity)
    {
        _pause.Change(Pause, Timeout.InfiniteTimeSpan);
        Become(activity);
    }

    /// <summary>The message was sent or saved.</summary>
    public void StopWriting()
    {
        _pause.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Become(CaseActivity.Reading);
    }

    public void Dispose()
    {
        _pause.Dispose();
        _presence.Leave(this);
    }

    internal void RaiseChanged() => _screen.Run(() => Changed?.Invoke(this, EventArgs.Empty));

    private void Become(CaseActivity activity)
    {
        if (_activity != activity)
        {
            _activity = activity;
            _presence.Notify(this);
        }
    }
}
