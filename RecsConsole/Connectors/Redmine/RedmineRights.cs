using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Connectors.Redmine;

/// <summary>
/// The permissions of the account in a project. Checked before each write: Redmine silently ignores fields the account may not set, and a
/// note meant for the staff only would be visible to everybody.
/// </summary>
public sealed class RedmineRights(RemoteHttp http)
{
    private const string Notes = "add_issue_notes";
    private const string PrivateNotes = "set_notes_private";

    /// <summary>Why the account may not write such a note; the answer has a value if it may.</summary>
    internal async Task<RemoteAnswer<RedmineUser>> MayWriteAsync(
        RemoteAccess access,
        RedmineName? project,
        bool isPrivate,
        CancellationToken cancellationToken
    )
    {
        var asked = await http.AskAsync<UserAnswer>(
            access,
            RedmineTickets.Get("users/current.json?include=memberships"),
            cancellationToken
        );
        if (asked.Value is not { } answer)
        {
            return asked.As<RedmineUser>();
        }

        if (answer.User is { Admin: true } admin)
        {
            return RemoteAnswer<RedmineUser>.From(admin);
        }

        var roles = RolesIn(answer.User, project).ToList();
        if (roles.Count == 0 && !isPrivate)
        {
            return RemoteAnswer<RedmineUser>.From(answer.User!); // only Redmine knows what non-members may do, and reports it afterwards
        }

        HashSet<string> rights = new(StringComparer.Ordinal);
        foreach (var role in roles)
        {
            var path = $"roles/{role.Id.ToString(CultureInfo.InvariantCulture)}.json";
            var read = await http.AskAsync<RoleAnswer>(access, RedmineTickets.Get(path), cancellationToken);
            if (read.Value is not { } details)
            {
                return read.As<RedmineUser>();
            }

            rights.UnionWith(details.Role?.Permissions ?? []);
        }

        return !rights.Contains(Notes) ? Refused(nameof(ConnectorTexts.NotesNotAllowed), project)
            : isPrivate && !rights.Contains(PrivateNotes) ? Refused(nameof(ConnectorTexts.PrivateNotesNotAllowed), project)
            : RemoteAnswer<RedmineUser>.From(answer.User!);
    }

    private static IEnumerable<RedmineName> RolesIn(RedmineUser? user, RedmineName? project) =>
        (user?.Memberships ?? [])
            .Where(each => each.Project is not null && each.Project.Id == project?.Id)
            .SelectMany(each => each.Roles ?? [])
            .DistinctBy(role => role.Id);

    private static RemoteAnswer<RedmineUser> Refused(string text, RedmineName? project) =>
        RemoteAnswer<RedmineUser>.Refused(StoredText.From<ConnectorTexts>(text, project?.Name));
}
