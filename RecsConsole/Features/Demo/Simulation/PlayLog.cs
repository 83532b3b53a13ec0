using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>Records what happens in a play: events, notes and used documents.</summary>
internal sealed class PlayLog(CasePlay play)
{
    private static readonly string[] s_clearances = ["public", "internal", "confidential", "restricted"];
    private readonly List<SimulatedEvent> _events = [];
    private readonly List<SimulatedNote> _notes = [];
    private readonly List<SimulatedObservation> _readings = [];

    public IReadOnlyList<SimulatedEvent> Events => _events;

    public IReadOnlyList<SimulatedNote> Notes => _notes;

    public IReadOnlyList<SimulatedObservation> Readings => _readings;

    public void Add(SimulatedEvent happened) => _events.Add(happened);

    /// <summary>A note by somebody who writes notes occasionally, about a minute after its event.</summary>
    public void Note(string about, string author)
    {
        var random = play.Random;
        if (!random.Chance(0.4) || !play.World.Content.Texts.Notes.TryGetValue(about, out var templates))
        {
            return;
        }

        var cure = _events.LastOrDefault(each => each.Cures)?.Step;
        Dictionary<string, string> slots = new(StringComparer.Ordinal)
        {
            ["action"] = cure is null ? "that" : play.World.Action(cure).Title,
            ["finding"] = random.Pick(play.World.Content.Texts.Findings),
        };
        var solution = random.Pick(play.World.Content.Texts.Solutions);
        slots["solution"] = play.World.Writer.Fill(solution, slots, random);
        var text = play.World.Writer.Fill(random.Pick(templates), slots, random);
        _notes.Add(new(author, play.Now.AddSeconds(random.Between(20, 90)), text, about));
    }

    /// <summary>People sometimes read before acting; a document that fits the cause improves their understanding.</summary>
    public void Read(DemoAction action)
    {
        if (action.Purpose is not ("inform" or "advise" or "fix" or "comply") || !play.Random.Chance(0.85))
        {
            return;
        }

        var useful = play.Setting.Traits.Cause.Documents;
        var readable = play.World.Content.Documents.Where(MayRead).ToList();
        var fitting = readable
            .Where(document => useful.ContainsKey(document.Key) || document.IssueTypes.Contains(play.Setting.IssueType.Key))
            .ToList();
        if (fitting.Count == 0)
        {
            return;
        }

        var found = play.Random.PickWeighted(fitting, document => 0.6 + (useful.TryGetValue(document.Key, out var stars) ? stars : 0));
        play.Understanding += 0.05 * (useful.TryGetValue(found.Key, out var value) ? value : 0);
        _readings.Add(new(found.Key, play.Now, play.Owner.Profile.Email));
    }

    private bool MayRead(DemoDocument document)
    {
        var person = play.Owner.Profile;
        return ColumnCodes.Find<DocumentStatus>(document.Status) is not DocumentStatus.Draft
            && (document.EffectiveFromDays ?? int.MaxValue) <= play.Day
            && play.Day < (document.EffectiveToDays ?? int.MaxValue)
            && Array.IndexOf(s_clearances, document.Classification) <= Array.IndexOf(s_clearances, person.Clearance)
            && (document.Regions.Count == 0 || document.Regions.Contains(play.Setting.Account.Region))
            && (document.Language is "en" || person.Languages.Contains(document.Language))
            && (
                document.Acl.Count == 0
                || document.Acl.Any(entry =>
                    person.Roles.Any(role => string.Equals(entry, $"role:{role}", StringComparison.Ordinal))
                    || person.Teams.Any(team => string.Equals(entry, $"team:{team}", StringComparison.Ordinal))
                )
            );
    }
}
