using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Pages;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Queue.Views;

/// <summary>The actor's own views of the queue: nobody else reads or changes them. Private settings are not audited.</summary>
internal static class OwnViews
{
    public const string List = "queue";
    public const int Max = 8;
    public const int LongestName = 60;

    /// <summary>Length of the database column; a filter with a long text in another script can exceed it.</summary>
    public const int LongestAddress = 500;

    public static Error NotThere => Error.NotFound(Texts.ViewNotThere);

    public static IQueryable<SavedViewRow> Of(OperationScope scope) =>
        scope.Db.SavedViews.Where(row => row.PersonId == scope.Actor.PersonId && row.List == List).OrderBy(row => row.Place);

    /// <summary>The filter in a URL query: the page number is dropped, and invalid values count as absent.</summary>
    public static QueueFilter FilterOf(string address) => QueueFilter.Read(AddressQuery.Parse(address)) with { Page = 1 };

    /// <summary>Why a view of this person cannot have the name; null when it can.</summary>
    /// <param name="id">The view itself; null for a new one.</param>
    public static async Task<Error?> ProblemOfNameAsync(OperationScope scope, Guid? id, string name, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > LongestName)
        {
            return Error.Invalid(Texts.ViewNameLength.With(LongestName));
        }

        var others = await Of(scope).Where(row => row.Id != id).Select(row => row.Name).ToListAsync(cancellationToken);
        return others.Contains(name, StringComparer.OrdinalIgnoreCase) ? Error.Invalid(Texts.ViewNameTaken.With(name)) : null;
    }
}
