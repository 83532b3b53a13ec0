using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Detail.Happened;

/// <summary>History lines about where the case comes from: its system, or the person who opened it here.</summary>
internal static class RemoteLines
{
    /// <summary>Null for a line about anything else.</summary>
    public static string? Of(CaseEventRow row, IReadOnlyDictionary<string, string> attributes)
    {
        var system = attributes.GetValueOrDefault(RemoteEvents.SystemAttribute, "");
        var ticket = attributes.GetValueOrDefault(RemoteEvents.TicketAttribute, "");
        var words = StoredText.Read(attributes.GetValueOrDefault(RemoteEvents.WordsAttribute))?.Words ?? "";
        return row.Activity switch
        {
            RemoteEvents.Status => Texts.StatusSetThere.With(system, words),
            RemoteEvents.Due => Texts.DueThere.With(system, ticket),
            RemoteEvents.Carried => Texts.WrittenThere.With(system, ticket),
            RemoteEvents.Overtaken => Texts.OvertakenThere.With(system, ticket),
            RemoteEvents.Refused => Texts.RefusedThere.With(system, words),
            RemoteEvents.Gone => Texts.TicketGoneThere.With(system, ticket, words),
            RemoteEvents.RefusedAndKept => Texts.RefusedThereStaysHere.With(system, words),
            RemoteEvents.NoteRefused => Texts.NoteRefusedThere.With(system, words),
            RemoteEvents.OwnerCarried => Texts.OwnerSetThere.With(system, ticket),
            RemoteEvents.OwnerUnknown => Texts.OwnerUnknownThere.With(system, ticket),
            RemoteEvents.OwnerOvertaken => Texts.OwnerOvertakenThere.With(system, ticket),
            RemoteEvents.OwnerRefused => Texts.OwnerRefusedThere.With(system, words),
            RemoteEvents.OwnerRefusedAndKept => Texts.OwnerRefusedThereStaysHere.With(system, words),
            // after the name of the person, there or here
            CaseActivities.Opened when attributes.ContainsKey(RemoteEvents.ByAttribute) || row.ActorId is not null => Texts.OpenedTheCase,
            _ => null,
        };
    }
}
