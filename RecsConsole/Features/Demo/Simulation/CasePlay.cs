using RecsConsole.Casework.Intake;
using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// Plays one case from opening to end, step by step: people choose actions, customers answer or not, and actions have an effect or none.
/// People learn of an effect only by checking, or when somebody answers.
/// </summary>
public sealed class CasePlay
{
    private const int MaxSteps = 60;

    // a few customers give up instead
    private const double UncuredComesBack = 0.95;
    private readonly IStepChooser _chooser;
    private readonly PlayLog _log;
    private bool _cured;
    private bool _reopened;
    private int _reminders;

    public CasePlay(SimulatedWorld world, CaseSetting setting, SimulatedPerson owner, IStepChooser chooser, SimulationRandom random)
    {
        ArgumentNullException.ThrowIfNull(setting);
        (World, Setting, Owner, Random) = (world, setting, owner, random);
        _chooser = chooser;
        _log = new PlayLog(this);
        Now = setting.OpenedAt;
        State = world.Content.Workflow.Initial;
    }

    public SimulatedWorld World { get; }

    public CaseSetting Setting { get; }

    public SimulationRandom Random { get; private set; }

    /// <summary>The current assignee.</summary>
    public SimulatedPerson Owner { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public string State { get; private set; }

    /// <summary>How well the cause is understood, from 0; 1 and more is full understanding.</summary>
    public double Understanding { get; set; }

    /// <summary>What people know: the cause is cured.</summary>
    public bool KnownCured { get; private set; }

    /// <summary>Attempts known to have had no effect.</summary>
    public int Failures { get; private set; }

    /// <summary>Actions taken since the case was opened, or last reopened.</summary>
    public ISet<string> Tried { get; } = new HashSet<string>(StringComparer.Ordinal);

    public IReadOnlyList<SimulatedEvent> Events => _log.Events;

    public IReadOnlyList<SimulatedNote> Notes => _log.Notes;

    public IReadOnlyList<SimulatedObservation> Readings => _log.Readings;

    public bool Reopened => _reopened;

    public bool IsOver => World.State(State).Terminal;

    public double Day => World.Day(Now);

    public double HoursOpen => World.HoursBetween(Setting.OpenedAt, Now);

    public string Product => Setting.IssueType.Product;

    /// <summary>Continues with another random generator, so that the same beginning can be continued in many ways.</summary>
    public void GoOnWith(SimulationRandom random) => Random = random;

    /// <summary>Plays until the case is over or has reached an age in business hours.</summary>
    public CasePlay Run(double hours)
    {
        Happen(CaseActivities.Opened);
        for (var step = 0; step < MaxSteps && !IsOver && HoursOpen < hours; step++)
        {
            Step();
        }

        return this;
    }

    /// <summary>Actions required by policies in force that are not done and that the state allows.</summary>
    public IEnumerable<DemoAction> Pending() =>
        World
            .RulesFor(Setting.IssueType.Key, Day)
            .Where(rule => rule.When.States.Count == 0 || rule.When.States.Contains(State))
            .SelectMany(rule => rule.Requires)
            .Distinct(StringComparer.Ordinal)
            .Where(key => !Tried.Contains(key))
            .Select(World.Action)
            .Where(action => action.States.Contains(State));

    public bool IsForbidden(string action) =>
        World
            .RulesFor(Setting.IssueType.Key, Day)
            .Where(rule => rule.When.States.Count == 0 || rule.When.States.Contains(State))
            .Any(rule => rule.Forbids.Contains(action, StringComparer.Ordinal));

    /// <summary>Whether one of the steps that the action builds on was done, or it needs none.</summary>
    public bool IsReady(DemoAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.After.Count == 0 || Events.Any(each => each.IsAction && action.After.Contains(each.Step));
    }

    private void Step()
    {
        var state = World.State(State);
        if (state.Resolved)
        {
            AfterSolution();
        }
        else if (state.WaitsFor is "customer")
        {
            WaitForCustomer();
        }
        else if (state.WaitsFor is not null)
        {
            WaitForThirdParty();
        }
        else if (World.IsCheck(State) || KnownCured)
        {
            Finish();
        }
        else if (_chooser.Choose(this) is { } action)
        {
            Do(action);
        }
        else
        {
            Now = World.AddHours(Now, 4);
        }
    }

    private void Do(DemoAction action)
    {
        Now = World.AddHours(Now, (Setting.PaceHours + action.Hours) * Random.NextSpread());
        _log.Read(action);
        var cures = action.Purpose is not "comply" && DrawCure(action);
        _cured |= cures;
        Understanding += action.Purpose is "inform" ? 0.22 : 0;
        if (action.Purpose is not ("courtesy" or "remind"))
        {
            Tried.Add(action.Key);
        }

        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        var actor =
            action.RequiredRole is { } role && !Owner.Profile.Roles.Contains(role)
                ? World.Staff.PickWithRole(role, Setting.IssueType.Team)
                : Owner;
        if (action.Purpose is "assign")
        {
            Owner = World.Staff.PickSpecialist(Setting, Owner);
            attributes["to"] = Owner.Profile.Email;
        }

        Move(action.Key, isAction: true, actor.Profile.Email, attributes, cures);
        _log.Note(action.Purpose, actor.Profile.Email);
        KnownCured |=
            cures && _log.Events[^1] is { } last && string.Equals(last.From, last.To, StringComparison.Ordinal) && !World.IsCheck(State);
    }

    private bool DrawCure(DemoAction action)
    {
        var chance = World.Truth.CureChance(Setting.Traits.Cause, action.Key, Day);
        var skill = 0.88 + (0.05 * Math.Min(Owner.Skill(Product), 4));
        return Random.Chance(chance * skill * (1.05 - (0.2 * Setting.Traits.Difficulty)));
    }

    private void WaitForCustomer()
    {
        var patience = Setting.Traits.Patience;
        if (!_cured && Random.Chance(0.3 * (1 - patience)))
        {
            Remind();
            return;
        }

        Now = World.AddHours(Now, (0.5 + (7 * (1 - patience))) * Random.NextSpread());
        Understanding += 0.18;
        Happen("answered");
        Learn();
    }

    private void Remind()
    {
        var purpose = _reminders < 2 ? "remind" : "give_up";
        var action = World
            .Allowed(State, Setting)
            .FirstOrDefault(each => string.Equals(each.Purpose, purpose, StringComparison.Ordinal) && !IsForbidden(each.Key));
        Now = World.AddHours(Now, _reminders < 2 ? 20 : 60);
        _reminders++;
        if (action is not null)
        {
            Do(action);
        }
    }

    private void WaitForThirdParty()
    {
        var courtesy = World.Allowed(State, Setting).FirstOrDefault(each => each.Purpose is "courtesy");
        if (courtesy is not null && Random.Chance(0.35))
        {
            Do(courtesy);
        }

        Now = World.AddHours(Now, (Setting.Priority <= 2 ? 5 : 11) * Random.NextSpread());
        Understanding += 0.3;
        Happen("third_party_answered");
        Learn();
    }

    /// <summary>Somebody checks whether it worked; if so, actions still required by policies are done and the case is resolved.</summary>
    private void Finish()
    {
        if (Pending().FirstOrDefault() is { } required && Random.Chance(0.97))
        {
            Do(required);
            return;
        }

        if (_cured)
        {
            KnownCured = true;
            Do(World.Allowed(State, Setting).First(each => each.Purpose is "resolve"));
            return;
        }

        Now = World.AddHours(Now, 2.5 * Random.NextSpread());
        Failures++;
        Happen("verification_failed");
        _log.Note("fix_failed", Owner.Profile.Email);
    }

    // a case resolved without a cure is reopened, each time
    private void AfterSolution()
    {
        var symptomOnly = World.Truth.ReopenRate * (0.5 + Setting.Traits.Difficulty);
        if ((!_cured || !_reopened) && Random.Chance(_cured ? symptomOnly : UncuredComesBack))
        {
            Now = World.AddHours(Now, Random.Between(5.0, 25.0));
            (_reopened, _cured, KnownCured) = (true, false, false);
            Failures++;
            Tried.Clear();
            Happen("reopened");
            return;
        }

        if (Random.Chance(0.55))
        {
            Now = World.AddHours(Now, Random.Between(2.0, 16.0));
            Do(World.Allowed(State, Setting).First(each => each.Purpose is "close"));
            return;
        }

        Now = World.AddHours(Now, 50);
        Happen("auto_closed");
    }

    private void Learn()
    {
        KnownCured = _cured;
        Failures += _cured ? 0 : 1;
    }

    private void Happen(string kind)
    {
        Move(World.Activity(kind).Key, isAction: false, actor: null, new Dictionary<string, string>(StringComparer.Ordinal), cures: false);
        _log.Note(kind, Owner.Profile.Email);
    }

    private void Move(string step, bool isAction, string? actor, Dictionary<string, string> attributes, bool cures)
    {
        var to = World.Flow.Next(State, step) ?? throw new InvalidOperationException($"'{step}' is not allowed in '{State}'.");
        _log.Add(new SimulatedEvent(step, isAction, actor, Now, State, to, attributes, cures));
        State = to;
    }
}
