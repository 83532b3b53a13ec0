using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Drafts;

/// <summary>Saves the text that the actor typed into a form, replacing their previous draft. Not audited.</summary>
public sealed class SaveTextDraft(OperationScopeFactory scopes)
{
    /// <summary>More than the longest document an editor accepts, including its metadata.</summary>
    public const int MaxCharacters = 500_000;

    private const int MaxAttempts = 3;

    public async Task<Result<KeptText>> RunAsync(Actor actor, SaveTextDraftRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteAsync(actor, request, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < MaxAttempts)
            {
                // another tab saved or removed the same draft at this moment
            }
        }
    }

    private async Task<Result<KeptText>> WriteAsync(Actor actor, SaveTextDraftRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var place = await DraftAccess.FindAsync(scope, request.Draft, "save.draft", cancellationToken);
        if (!place.IsOk)
        {
            return place.Error;
        }

        if (request.Text.Length > MaxCharacters)
        {
            return Error.Invalid(Texts.DraftTooLong.With(MaxCharacters));
        }

        if (place.Value.Case is { } caseId && await ErasedSubjects.HasCustomerOfAsync(scope.Db, caseId, cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        var row = await DraftAccess.Own(scope, request.Draft).FirstOrDefaultAsync(cancellationToken) ?? Add(scope, request.Draft);
        if (request.Draft.CaseId is null && DraftChange.Shows(row.At, scope.Now))
        {
            DraftChange.Append(scope);
        }

        (row.Text, row.At) = (request.Text, scope.Now);
        await scope.Db.SaveChangesAsync(cancellationToken);
        return new KeptText(row.Text, row.At);
    }

    private static TextDraftRow Add(OperationScope scope, DraftKey draft)
    {
        var row = new TextDraftRow
        {
            TenantId = scope.Actor.TenantId,
            PersonId = scope.Actor.PersonId,
            Form = draft.Form,
            Subject = draft.Subject,
            CaseId = draft.CaseId,
            Text = "",
        };
        scope.Db.TextDrafts.Add(row);
        return row;
    }
}

/// <summary>A draft to be saved.</summary>
public sealed record SaveTextDraftRequest(DraftKey Draft, string Text);
