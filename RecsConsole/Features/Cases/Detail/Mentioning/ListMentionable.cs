using RecsConsole.Access;
using RecsConsole.Casework.Forms;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Detail.Mentioning;

/// <summary>Lists the names that a note on a case may mention with @: everybody who may see the case, except the reader.</summary>
public sealed class ListMentionable(OperationScopeFactory scopes)
{
    public async Task<Result<IReadOnlyList<string>>> RunAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await CaseAccess.FindAsync(scope, caseId, cancellationToken);
        if (found.Value is not { } row)
        {
            return await scope.DenyAsync("list.mentionable", "case", caseId.ToString("D"), found.Error!, cancellationToken);
        }

        var people = await Colleagues.OfCaseAsync(scope, row, cancellationToken);
        return people.Where(person => person.Id != actor.PersonId).Select(person => person.Name).ToList();
    }
}
