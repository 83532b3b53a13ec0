using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Queue.Views;

/// <summary>Renames one of the actor's own views, or changes its filter.</summary>
public sealed class SaveQueueView(OperationScopeFactory scopes)
{
    private const string Name = "save.view";

    public async Task<Result<string>> RunAsync(Actor actor, SaveQueueViewRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await OwnViews.Of(scope).FirstOrDefaultAsync(found => found.Id == request.Id, cancellationToken);
        if (row is null)
        {
            return await scope.DenyAsync(Name, "view", request.Id.ToString("D"), OwnViews.NotThere, cancellationToken);
        }

        var name = request.Name.Trim();
        if (await OwnViews.ProblemOfNameAsync(scope, row.Id, name, cancellationToken) is { } problem)
        {
            return problem;
        }

        var address = OwnViews.FilterOf(request.Address).Address;
        if (address.Length > OwnViews.LongestAddress)
        {
            return Error.Invalid(Texts.ViewTooLong);
        }

        (row.Name, row.Address, row.At) = (name, address, scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? name : Error.Conflict(Texts.ViewNameTaken.With(name));
    }
}

/// <param name="Address">URL query of the queue that the view is to show.</param>
public sealed record SaveQueueViewRequest(Guid Id, string Name, string Address);
