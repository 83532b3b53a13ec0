using RecsConsole.Platform;

namespace RecsConsole.Casework.Presence;

/// <summary>A window with a case in it, for as long as it is open.</summary>
public sealed class CaseVisit : IDisposable
{
    /// <summary>Whoever has not typed for this long is reading again.</summary>
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

    /// <summary>Somebody else came, went, began or stopped writing. Raised on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The other people on the case, each once.</summary>
    public IReadOnlyList<PresentPerson> Others => _presence.OthersOf(this);

    /// <summary>Who else is writing to the customer; null when nobody is.</summary>
    public string? OtherWriter => Others.FirstOrDefault(person => person.Activity == CaseActivity.WritingToCustomer)?.Name;

    internal VisitPlace Place { get; }

    internal string Name { get; }

    internal CaseActivity Activity => _activity;

    /// <summary>A letter was typed: they are writing, until they pause.</summary>
    public void Write(CaseActivity activity)
    {
        _pause.Change(Pause, Timeout.InfiniteTimeSpan);
        Become(activity);
    }

    /// <summary>It was sent or saved.</summary>
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

    internal void Hear() => _screen.Run(() => Changed?.Invoke(this, EventArgs.Empty));

    private void Become(CaseActivity activity)
    {
        if (_activity != activity)
        {
            _activity = activity;
            _presence.Tell(this);
        }
    }
}
