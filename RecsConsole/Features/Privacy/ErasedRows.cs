using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Privacy;

/// <summary>The rows that concern a subject.</summary>
internal static class ErasedRows
{
    /// <summary>
    /// Encrypts every personal value of the subject with its key again: a value written before there were keys, or while its case had no or
    /// another customer, would otherwise survive the erasure.
    /// </summary>
    public static async Task SealAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken)
    {
        if (string.Equals(subject.Kind, SubjectName.PersonKind, StringComparison.Ordinal))
        {
            await SealPersonAsync(db, Guid.Parse(subject.Key), cancellationToken);
            return;
        }

        // figures are overwritten day by day; they are no records
        await DeleteInParts.RunAsync(db, db.AccountSignals.Where(row => row.AccountKey == subject.Key), cancellationToken);
        await SealCustomerAsync(db, subject.Key, cancellationToken);
    }

    private static async Task SealPersonAsync(ConsoleDbContext db, Guid id, CancellationToken cancellationToken)
    {
        await RewriteAsync(db, db.People.Where(row => row.Id == id), cancellationToken);
        await RewriteAsync(db, db.SearchLog.Where(row => row.ActorId == id), cancellationToken);
        await RewriteAsync(
            db,
            db.AccessGrants.Where(row => row.PersonId == id && row.ObjectKind != SubjectName.CaseKind),
            cancellationToken
        );
        await DeleteInParts.RunAsync(db, db.TextDrafts.Where(row => row.PersonId == id), cancellationToken); // nobody else may read them
        await DeleteInParts.RunAsync(db, db.InboxItems.Where(row => row.RecipientId == id), cancellationToken);
        var person = await db.People.SingleAsync(row => row.Id == id, cancellationToken);
        await DeleteDraftsAboutAsync(db, person, cancellationToken);
        person.Key = "erased-" + person.Id.ToString("N")[^8..]; // derived from the e-mail address
        await RemoveSignInAsync(db, id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    // what someone else typed about the person is encrypted with that author's key
    private static async Task DeleteDraftsAboutAsync(ConsoleDbContext db, PersonRow person, CancellationToken cancellationToken)
    {
        string[] forms = [DraftForms.Person, DraftForms.Grant, DraftForms.Absence];
        string[] subjects = [person.Key, person.Id.ToString("D"), person.Id.ToString("N")];
        await DeleteInParts.RunAsync(
            db,
            db.TextDrafts.Where(row => forms.Contains(row.Form) && subjects.Contains(row.Subject)),
            cancellationToken
        );
        await DeleteDraftsNamingAsync(db, SubjectName.Person(person.Id), cancellationToken);
    }

    // A statement of consent and a loan name their subject only in the encrypted text: all of them go, each is one field.
    private static Task<int> DeleteDraftsNamingAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken)
    {
        string[] bySubject = [DraftForms.Hold, DraftForms.Erasure];
        string[] byText = [DraftForms.Consent, DraftForms.Lending];
        var name = $"{subject.Kind}:{subject.Key}";
        return DeleteInParts.RunAsync(
            db,
            db.TextDrafts.Where(row => (bySubject.Contains(row.Form) && row.Subject == name) || byText.Contains(row.Form)),
            cancellationToken
        );
    }

    private static async Task SealCustomerAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        var cases = db.Cases.Where(row => row.AccountKey == key);
        await RewriteAsync(db, db.Accounts.Where(row => row.Key == key), cancellationToken);
        await RewriteAsync(db, cases, cancellationToken);
        await RewriteAsync(db, db.Notes.Where(row => cases.Any(found => found.Id == row.CaseId)), cancellationToken);
        await RewriteAsync(db, db.Messages.Where(row => cases.Any(found => found.Id == row.CaseId)), cancellationToken);
        await RewriteAsync(db, db.Attachments.Where(row => cases.Any(found => found.Id == row.CaseId)), cancellationToken);
        await RewriteAsync(db, db.Outbox.Where(row => cases.Any(found => found.Id == row.CaseId)), cancellationToken);
        await RewriteAsync(db, db.Responses.Where(row => cases.Any(found => found.Id == row.CaseId)), cancellationToken);
        await RewriteAsync(db, db.SuggestionReports.Where(row => cases.Any(found => found.Id == row.CaseId)), cancellationToken);
        await RewriteAsync(db, db.DecisionLooks.Where(row => cases.Any(found => found.Id == row.CaseId)), cancellationToken);
        await RewriteAsync(db, db.ApprovalRequests.Where(row => cases.Any(found => found.Id == row.CaseId)), cancellationToken);
        await RewriteAsync(db, db.CaseEvents.Where(row => cases.Any(found => found.Id == row.CaseId)), cancellationToken);
        await RewriteNamedAsync(db, cases, cancellationToken);
        await RewriteAsync(
            db,
            db.LegalHolds.Where(row => row.SubjectKind == SubjectName.AccountKind && row.SubjectKey == key),
            cancellationToken
        );
        // drafts and inbox items are not records, so they need not stay as ciphertext
        await DeleteInParts.RunAsync(
            db,
            db.TextDrafts.Where(row => row.CaseId != null && cases.Any(found => found.Id == row.CaseId)),
            cancellationToken
        );
        await DeleteInParts.RunAsync(
            db,
            db.InboxItems.Where(row => row.CaseId != null && cases.Any(found => found.Id == row.CaseId)),
            cancellationToken
        );
        // what an administrator typed about the customer is encrypted with that author's key
        await DeleteInParts.RunAsync(
            db,
            db.TextDrafts.Where(row =>
                (row.Form == DraftForms.Account && row.Subject == key)
                || (row.Form == DraftForms.Hold && cases.Any(found => row.Subject == SubjectName.CaseKind + ":" + found.Key))
            ),
            cancellationToken
        );
        await DeleteDraftsNamingAsync(db, SubjectName.Account(key), cancellationToken);
        await RewriteDecisionsAsync(db, key, cases, cancellationToken);
    }

    // Most are encrypted with the customer's key already. The others were made while the case had no customer or another one.
    private static async Task RewriteDecisionsAsync(
        ConsoleDbContext db,
        string account,
        IQueryable<CaseRow> cases,
        CancellationToken cancellationToken
    )
    {
        var keyId = await db
            .SubjectKeys.Where(row => row.SubjectKind == SubjectName.AccountKind && row.SubjectKey == account)
            .Select(row => (Guid?)row.Id)
            .SingleOrDefaultAsync(cancellationToken);
        var others = db.Decisions.Where(row => row.KeyId != keyId && cases.Any(found => found.Id == row.CaseId));
        // without a key id they are encrypted with the key of their case's customer
        await others.Where(row => row.KeyId != null).ForEachAsync(row => row.KeyId = null, cancellationToken);
        await RewriteAsync(db, others, cancellationToken);
    }

    // rows that refer to a case by text: no database compares that with the id
    private static async Task RewriteNamedAsync(ConsoleDbContext db, IQueryable<CaseRow> cases, CancellationToken cancellationToken)
    {
        var ids = await cases.Select(row => row.Id).ToListAsync(cancellationToken);
        var keys = ids.Select(id => id.ToString("D")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var granted = await db
            .AccessGrants.Where(row => row.ObjectKind == SubjectName.CaseKind)
            .Select(row => new { row.Id, Key = row.ObjectKey })
            .ToListAsync(cancellationToken);
        foreach (var grant in granted.Where(grant => keys.Contains(grant.Key)))
        {
            await RewriteAsync(db, db.AccessGrants.Where(row => row.Id == grant.Id), cancellationToken);
        }

        var held = await db
            .LegalHolds.Where(row => row.SubjectKind == SubjectName.CaseKind)
            .Select(row => new { row.Id, Key = row.SubjectKey })
            .ToListAsync(cancellationToken);
        foreach (var hold in held.Where(hold => keys.Contains(hold.Key)))
        {
            await RewriteAsync(db, db.LegalHolds.Where(row => row.Id == hold.Id), cancellationToken);
        }
    }

    /// <summary>Makes everyone who has the texts in memory reload them.</summary>
    public static async Task AnnounceAsync(
        ConsoleDbContext db,
        SubjectName subject,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (string.Equals(subject.Kind, SubjectName.PersonKind, StringComparison.Ordinal))
        {
            ChangeFeed.Append(db, ChangeKind.Person, subject.Key, now);
            return;
        }

        var cases = await db.Cases.Where(row => row.AccountKey == subject.Key).Select(row => row.Id).ToListAsync(cancellationToken);
        cases.ForEach(id => ChangeFeed.Append(db, ChangeKind.Case, id.ToString("D"), now));
    }

    // The account is deleted with its last tenant.
    private static async Task RemoveSignInAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        var invited = db.AccountLinks.Where(row => row.TenantId == db.TenantId && row.PersonId == personId);
        db.AccountLinks.RemoveRange(await invited.ToListAsync(cancellationToken));
        var membership = await db.Memberships.FirstOrDefaultAsync(
            row => row.TenantId == db.TenantId && row.PersonId == personId,
            cancellationToken
        );
        if (membership is null)
        {
            return;
        }

        db.Memberships.Remove(membership);
        var here = db.Sessions.Where(row => row.OperatorId == membership.OperatorId && row.TenantId == db.TenantId);
        db.Sessions.RemoveRange(await here.ToListAsync(cancellationToken));
        var provider = ProviderLogins.ProviderOf(db.TenantId);
        var known = db.UserLogins.Where(row => row.UserId == membership.OperatorId && row.LoginProvider == provider);
        db.UserLogins.RemoveRange(await known.ToListAsync(cancellationToken));
        var isElsewhere = await db.Memberships.AnyAsync(
            row => row.OperatorId == membership.OperatorId && row.TenantId != db.TenantId,
            cancellationToken
        );
        if (!isElsewhere && await db.Users.FindAsync([membership.OperatorId], cancellationToken) is { } account)
        {
            db.Users.Remove(account);
            var links = db.AccountLinks.Where(row => row.OperatorId == account.Id);
            db.AccountLinks.RemoveRange(await links.ToListAsync(cancellationToken));
        }
    }

    private static async Task RewriteAsync<TRow>(ConsoleDbContext db, IQueryable<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        var names = PersonalColumns.Of(db.Model, typeof(TRow));
        foreach (var row in await rows.ToListAsync(cancellationToken))
        {
            foreach (var name in names)
            {
                db.Entry(row).Property(name).IsModified = true;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
