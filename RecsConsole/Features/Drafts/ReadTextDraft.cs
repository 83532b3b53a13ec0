using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;

namespace RecsConsole.Features.Drafts;

/// <summary>Reads the text that the actor typed into a form earlier and has not sent.</summary>
public sealed class ReadTextDraft(OperationScopeFactory scopes)
{
    public async Task<Result<KeptText>> RunAsync(Actor actor, DraftKey draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var place = await DraftAccess.FindAsync(scope, draft, "read.draft", cancellationToken);
        if (!place.IsOk)
        {
            return place.Error;
        }

        var row = await DraftAccess.Own(scope, draft).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return row is null ? KeptText.None : new KeptText(row.Text, row.At);
    }
}
