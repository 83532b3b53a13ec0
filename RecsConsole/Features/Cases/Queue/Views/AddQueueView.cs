using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Queue.Views;

/// <summary>Saves the current filter of the queue as a named view of the actor; with a place it restores a deleted view.</summary>
public sealed class AddQueueView(OperationScopeFactory scopes)
{
    public async Task<Result<Guid>> RunAsync(Actor actor, AddQueueViewRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "add.view", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var (name, address) = (request.Name.Trim(), OwnViews.FilterOf(request.Address).Address);
        if (await OwnViews.ProblemOfNameAsync(scope, id: null, name, cancellationToken) is { } problem)
        {
            return problem;
        }

        var places = await OwnViews.Of(scope).Select(row => row.Place).ToListAsync(cancellationToken);
        if (places.Count >= OwnViews.Max || address.Length > OwnViews.LongestAddress)
        {
            return Error.Invalid(places.Count >= OwnViews.Max ? Texts.TooManyViews.With(OwnViews.Max) : Texts.ViewTooLong);
        }

        var row = new SavedViewRow
        {
            TenantId = scope.Actor.TenantId,
            Id = Guid.CreateVersion7(scope.Now),
            PersonId = scope.Actor.PersonId,
            List = OwnViews.List,
            Name = name,
            Address = address,
            Place = request.Place ?? places.LastOrDefault() + 1,
            At = scope.Now,
        };
        scope.Db.SavedViews.Add(row);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? row.Id : Error.Conflict(Texts.ViewNameTaken.With(name));
    }
}

/// <param name="Address">URL query of the queue as shown.</param>
/// <param name="Place">Position of the deleted view; null: at the end.</param>
public sealed record AddQueueViewRequest(string Name, string Address, int? Place = null);
