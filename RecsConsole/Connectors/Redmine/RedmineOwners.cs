using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Connectors.Redmine;

/// <summary>
/// Sets the assignee of an issue. The account is found by its address: an administrator may search for it; for others it must be that of a
/// member of the project who shows it.
/// </summary>
public sealed class RedmineOwners(RemoteHttp http, RedmineDirectory directory)
{
    private const int PageSize = 100;

    // Redmine shows the addresses of members to an account that is no administrator only one by one; the limit of requests per second holds
    private const int ReadTogether = 10;

    internal async Task<RemoteAnswer<WrittenEntry>> WriteAsync(
        RemoteAccess access,
        RedmineIssue issue,
        OwnerWriting writing,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(access, issue, writing, cancellationToken);
        if (found.Value is not { } people)
        {
            return found.As<WrittenEntry>();
        }

        if (writing.Only(people) is not { } owner)
        {
            return RemoteAnswer<WrittenEntry>.From(OwnerWriting.Unknown);
        }

        return writing.Settled(OwnerOf(issue), owner.Id) is { } settled
            ? RemoteAnswer<WrittenEntry>.From(settled)
            : await PutAsync(access, writing.TicketId, owner, cancellationToken);
    }

    // Redmine silently ignores an assignee that the account may not set
    private async Task<RemoteAnswer<WrittenEntry>> PutAsync(
        RemoteAccess access,
        string ticketId,
        RemotePerson owner,
        CancellationToken cancellationToken
    )
    {
        var path = RedmineTickets.PathOf(ticketId);
        var change = new { Issue = new { AssignedToId = owner.Id } };
        var sent = await http.SendAsync(access, RedmineTickets.Put(path, change), cancellationToken);
        if (sent.Value is null)
        {
            return sent.As<WrittenEntry>();
        }

        var after = await http.AskAsync<IssueAnswer>(access, RedmineTickets.Get(path), cancellationToken);
        return after.Value is not { } answer ? after.As<WrittenEntry>()
            : answer.Issue is { } changed && string.Equals(OwnerOf(changed), owner.Id, StringComparison.Ordinal)
                ? RemoteAnswer<WrittenEntry>.From(OwnerWriting.Set(owner.Id))
            : RemoteAnswer<WrittenEntry>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.OwnerNotTaken)));
    }

    private async Task<RemoteAnswer<IReadOnlyList<RemotePerson>>> FindAsync(
        RemoteAccess access,
        RedmineIssue issue,
        OwnerWriting writing,
        CancellationToken cancellationToken
    )
    {
        if (writing.Address is not { } address)
        {
            return RemoteAnswer<IReadOnlyList<RemotePerson>>.From([]);
        }

        var own = await http.AskAsync<UserAnswer>(access, RedmineTickets.Get("users/current.json"), cancellationToken);
        return own.Value is not { } account ? own.As<IReadOnlyList<RemotePerson>>()
            : account.User?.Admin is true ? await SearchAsync(access, address, cancellationToken)
            : await MembersAsync(access, issue, cancellationToken);
    }

    private async Task<RemoteAnswer<IReadOnlyList<RemotePerson>>> SearchAsync(
        RemoteAccess access,
        string address,
        CancellationToken cancellationToken
    )
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"users.json?limit={PageSize}&name={Uri.EscapeDataString(address.Trim())}");
        var answer = await http.AskAsync<UserList>(access, RedmineTickets.Get(path), cancellationToken);
        return answer.Value is { } list
            ? RemoteAnswer<IReadOnlyList<RemotePerson>>.From([
                .. (list.Users ?? []).Select(user => new RemotePerson(IdOf(user.Id), user.Login ?? "", user.Mail)),
            ])
            : answer.As<IReadOnlyList<RemotePerson>>();
    }

    private async Task<RemoteAnswer<IReadOnlyList<RemotePerson>>> MembersAsync(
        RemoteAccess access,
        RedmineIssue issue,
        CancellationToken cancellationToken
    )
    {
        List<RemotePerson> members = [];
        for (var offset = 0; issue.Project is { } project; offset += PageSize)
        {
            var path = string.Create(
                CultureInfo.InvariantCulture,
                $"projects/{project.Id}/memberships.json?limit={PageSize}&offset={offset}"
            );
            var answer = await http.AskAsync<MembershipList>(access, RedmineTickets.Get(path), cancellationToken);
            if (answer.Trouble is not null)
            {
                return answer.As<IReadOnlyList<RemotePerson>>();
            }

            var page = answer.Value?.Memberships ?? []; // an account that may not see the members knows nobody
            foreach (var group in page.Select(each => each.User).OfType<RedmineName>().Chunk(ReadTogether))
            {
                var people = await Task.WhenAll(group.Select(member => directory.FindAsync(access, member, cancellationToken)));
                if (Array.Find(people, person => person.Value is null) is { } away)
                {
                    return away.As<IReadOnlyList<RemotePerson>>(); // whoever could not be read may be the one
                }

                members.AddRange(people.Select(person => person.Value).OfType<RemotePerson>());
            }

            if (page.Count == 0 || offset + PageSize >= answer.Value!.TotalCount)
            {
                break;
            }
        }

        return RemoteAnswer<IReadOnlyList<RemotePerson>>.From(members);
    }

    private static string? OwnerOf(RedmineIssue issue) => issue.AssignedTo is { } owner ? IdOf(owner.Id) : null;

    private static string IdOf(int id) => id.ToString(CultureInfo.InvariantCulture);
}
