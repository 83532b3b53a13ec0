using System.Text;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Connections.Editing;

/// <summary>What the trail keeps of a connection: never its credentials, and of its address the host only.</summary>
internal static class ConnectionAudit
{
    public static Dictionary<string, string> Of(ConnectionRow row) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = row.Name,
            ["kind"] = row.Kind,
            ["host"] = ConnectionAddress.Read(row.Address)?.Authority ?? "",
            ["queue"] = row.Queue ?? "",
            ["prefix"] = row.KeyPrefix,
            ["caseType"] = row.CaseTypeKey,
            ["team"] = row.TeamKey ?? "",
            ["statuses"] = string.Join(", ", StatusMap.Read(row.StatusesJson).Pairs.Where(pair => pair.State is not null).Select(Text)),
            ["queueTeams"] = string.Join(", ", StatusMap.Read(row.StatusesJson).Teams.Select(pair => $"{pair.Queue}={pair.TeamKey}")),
            ["mapping"] = row.Mapping is { } mapping ? CanonicalHash.Of(Encoding.UTF8.GetBytes(mapping)) : "",
            ["notesArePrivate"] = AuditChange.Of(row.NotesArePrivate),
            ["isEnabled"] = AuditChange.Of(row.IsEnabled),
        };

    private static string Text(StatusPair pair) => $"{pair.StatusId}={pair.State}";
}
