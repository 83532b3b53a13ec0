using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>The rows that concern a subject, table by table: those that become unreadable, and those that are deleted.</summary>
internal sealed class ErasureSteps(ConsoleDbContext db, DateTimeOffset now)
{
    /// <summary>The steps in their order: each may need what an earlier one leaves.</summary>
    public IReadOnlyList<ErasureStep> Of(SubjectName subject) =>
        string.Equals(subject.Kind, SubjectName.PersonKind, StringComparison.Ordinal)
            ? OfPerson(Guid.Parse(subject.Key))
            : OfCustomer(subject.Key);

    private List<ErasureStep> OfPerson(Guid id) =>
        [
            Rewrite(db.People.Where(row => row.Id == id)),
            Rewrite(db.SearchLog.Where(row => row.ActorId == id)),
            Rewrite(db.AccessGrants.Where(row => row.PersonId == id && row.ObjectKind != SubjectName.CaseKind)),
            Rewrite(db.DocumentReports.Where(row => row.CaseId == null && row.ReporterId == id)),
            Rewrite(db.Documents.Where(row => row.WithdrawnById == id)),
            Delete(db.TextDrafts.Where(row => row.PersonId == id)), // nobody else may read them
            Delete(db.InboxItems.Where(row => row.RecipientId == id)),
            Delete(db.SavedViews.Where(row => row.PersonId == id)),
            Delete(db.PersonSettings.Where(row => row.PersonId == id)),
            new(TableOf<TextDraftRow>(), IsKept: false, token => DeleteDraftsAboutAsync(id, token)),
            Delete(DraftsNaming(SubjectName.Person(id))),
            new(TableOf<MembershipRow>(), IsKept: false, token => ErasedRows.RemoveSignInAsync(db, id, token)),
        ];

    private List<ErasureStep> OfCustomer(string key)
    {
        var cases = db.Cases.Where(row => row.AccountKey == key);
        return
        [
            Delete(db.AccountSignals.Where(row => row.AccountKey == key)), // figures are overwritten day by day; they are no records
            Rewrite(db.Accounts.Where(row => row.Key == key)),
            // cases are counted by their product, so it is not encrypted; of an erased customer it may be a text that names them
            new(TableOf<CaseRow>(), IsKept: true, token => RewriteAsync(cases, row => CaseTexts.RemoveProduct(row, now), token)),
            new(TableOf<PersonExperienceRow>(), IsKept: false, token => CaseTexts.ForgetIssueTypesAsync(db, now, token)),
            Rewrite(db.Notes.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.Messages.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.Attachments.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.Outbox.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.Responses.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.SuggestionReports.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.DecisionLooks.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.GoldenCases.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.StudyAdjudications.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.DocumentReports.Where(row => row.CaseId != null && cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.ApprovalRequests.Where(row => cases.Any(found => found.Id == row.CaseId))),
            Rewrite(db.CaseEvents.Where(row => cases.Any(found => found.Id == row.CaseId))),
            new(TableOf<AccessGrantRow>(), IsKept: true, token => RewriteGrantsAsync(cases, token)),
            new(TableOf<LegalHoldRow>(), IsKept: true, token => RewriteHoldsAsync(cases, token)),
            Rewrite(db.LegalHolds.Where(row => row.SubjectKind == SubjectName.AccountKind && row.SubjectKey == key)),
            // drafts and inbox items are not records, so they need not stay as ciphertext
            Delete(db.TextDrafts.Where(row => row.CaseId != null && cases.Any(found => found.Id == row.CaseId))),
            Delete(db.InboxItems.Where(row => row.CaseId != null && cases.Any(found => found.Id == row.CaseId))),
            new(TableOf<InboxItemRow>(), IsKept: false, token => ReportNews.DeleteAsync(db, cases, token)),
            Delete(DraftsAbout(key, cases)),
            Delete(DraftsNaming(SubjectName.Account(key))),
            new(TableOf<DecisionRow>(), IsKept: true, token => RewriteDecisionsAsync(key, cases, token)),
        ];
    }

    // what an administrator typed about the customer is encrypted with that author's key
    private IQueryable<TextDraftRow> DraftsAbout(string key, IQueryable<CaseRow> cases) =>
        db.TextDrafts.Where(row =>
            (row.Form == DraftForms.Account && row.Subject == key)
            || (row.Form == DraftForms.Hold && cases.Any(found => row.Subject == SubjectName.CaseKind + ":" + found.Key))
        );

    // what someone else typed about the person is encrypted with that author's key
    private async Task<int> DeleteDraftsAboutAsync(Guid id, CancellationToken cancellationToken)
    {
        var key = await db.People.Where(row => row.Id == id).Select(row => row.Key).SingleAsync(cancellationToken);
        string[] forms = [DraftForms.Person, DraftForms.Grant, DraftForms.Absence];
        string[] subjects = [key, id.ToString("D"), id.ToString("N")];
        return await DeleteInParts.RunAsync(
            db,
            db.TextDrafts.Where(row => forms.Contains(row.Form) && subjects.Contains(row.Subject)),
            cancellationToken
        );
    }

    // A statement of consent and a loan name their subject only in the encrypted text: all of them go, each is one field.
    private IQueryable<TextDraftRow> DraftsNaming(SubjectName subject)
    {
        string[] bySubject = [DraftForms.Hold, DraftForms.Erasure];
        string[] byText = [DraftForms.Consent, DraftForms.Lending];
        var name = EraseSubject.NameOf(subject);
        return db.TextDrafts.Where(row => (bySubject.Contains(row.Form) && row.Subject == name) || byText.Contains(row.Form));
    }

    // Most are encrypted with the customer's key already. The others were made while the case had no customer or another one.
    private async Task<int> RewriteDecisionsAsync(string account, IQueryable<CaseRow> cases, CancellationToken cancellationToken)
    {
        var keyId = await db
            .SubjectKeys.Where(row => row.SubjectKind == SubjectName.AccountKind && row.SubjectKey == account)
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync(cancellationToken);
        var all = db.Decisions.Where(row => cases.Any(found => found.Id == row.CaseId));
        var others = all.Where(row => row.KeyId != keyId);
        // without a key id they are encrypted with the key of their case's customer
        await others.Where(row => row.KeyId != null).ForEachAsync(row => row.KeyId = null, cancellationToken);
        await RewriteAsync(others, cancellationToken);
        return await all.CountAsync(cancellationToken);
    }

    // grants and holds refer to a case by text: no database compares that with the id
    private async Task<int> RewriteGrantsAsync(IQueryable<CaseRow> cases, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cases, cancellationToken);
        var granted = await db
            .AccessGrants.Where(row => row.ObjectKind == SubjectName.CaseKind)
            .Select(row => new { row.Id, Key = row.ObjectKey })
            .ToListAsync(cancellationToken);
        var rewritten = 0;
        foreach (var grant in granted.Where(grant => keys.Contains(grant.Key)))
        {
            rewritten += await RewriteAsync(db.AccessGrants.Where(row => row.Id == grant.Id), cancellationToken);
        }

        return rewritten;
    }

    private async Task<int> RewriteHoldsAsync(IQueryable<CaseRow> cases, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cases, cancellationToken);
        var held = await db
            .LegalHolds.Where(row => row.SubjectKind == SubjectName.CaseKind)
            .Select(row => new { row.Id, Key = row.SubjectKey })
            .ToListAsync(cancellationToken);
        var rewritten = 0;
        foreach (var hold in held.Where(hold => keys.Contains(hold.Key)))
        {
            rewritten += await RewriteAsync(db.LegalHolds.Where(row => row.Id == hold.Id), cancellationToken);
        }

        return rewritten;
    }

    private static async Task<HashSet<string>> KeysAsync(IQueryable<CaseRow> cases, CancellationToken cancellationToken)
    {
        var ids = await cases.Select(row => row.Id).ToListAsync(cancellationToken);
        return ids.Select(id => id.ToString("D")).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private ErasureStep Rewrite<TRow>(IQueryable<TRow> rows)
        where TRow : class => new(TableOf<TRow>(), IsKept: true, token => RewriteAsync(rows, token));

    private ErasureStep Delete<TRow>(IQueryable<TRow> rows)
        where TRow : class => new(TableOf<TRow>(), IsKept: false, token => DeleteInParts.RunAsync(db, rows, token));

    private Task<int> RewriteAsync<TRow>(IQueryable<TRow> rows, CancellationToken cancellationToken)
        where TRow : class => RewriteAsync(rows, _ => { }, cancellationToken);

    // Every personal value is written again, so that it is encrypted with the subject's key.
    private async Task<int> RewriteAsync<TRow>(IQueryable<TRow> rows, Action<TRow> change, CancellationToken cancellationToken)
        where TRow : class
    {
        var names = PersonalColumns.Of(db.Model, typeof(TRow));
        var read = await rows.ToListAsync(cancellationToken);
        foreach (var row in read)
        {
            change(row);
            foreach (var name in names)
            {
                db.Entry(row).Property(name).IsModified = true;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return read.Count;
    }

    private string TableOf<TRow>() => db.Model.FindEntityType(typeof(TRow))!.GetTableName()!;
}

/// <summary>One table of an erasure.</summary>
/// <param name="Table">Its name in the database.</param>
/// <param name="IsKept">Its rows stay, unreadable; otherwise they are deleted.</param>
/// <param name="Work">Returns the number of rows.</param>
internal sealed record ErasureStep(string Table, bool IsKept, Func<CancellationToken, Task<int>> Work);
