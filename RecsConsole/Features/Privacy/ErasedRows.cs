using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Privacy.Erasures.Receipts;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Privacy;

/// <summary>The rows that concern a subject.</summary>
internal static class ErasedRows
{
    /// <summary>
    /// Encrypts every personal value of the subject with its key again: a value written before there were keys, or while its case had no or
    /// another customer, would otherwise survive the erasure. Deletes what is no record.
    /// </summary>
    /// <returns>The number of rows by table.</returns>
    public static async Task<ErasureCounts> SealAsync(
        ConsoleDbContext db,
        SubjectName subject,
        DateTimeOffset now,
        IProgress<ErasureProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var steps = new ErasureSteps(db, now).Of(subject);
        ErasureCounts counts = new();
        foreach (var (at, step) in steps.Index())
        {
            progress?.Report(new(at, steps.Count, step.Table));
            counts.Add(step.Table, step.IsKept, await step.Work(cancellationToken));
        }

        return counts;
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

    /// <summary>
    /// Takes away the person's sign-in and what names them; the account is deleted with its last tenant. Returns the number of rows.
    /// </summary>
    public static async Task<int> RemoveSignInAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(row => row.Id == personId, cancellationToken);
        person.Key = "erased-" + person.Id.ToString("N")[^8..]; // derived from the e-mail address
        await RemoveAccountAsync(db, personId, cancellationToken);
        var removed = db.ChangeTracker.Entries().Count(entry => entry.State is EntityState.Deleted);
        await db.SaveChangesAsync(cancellationToken);
        return removed;
    }

    private static async Task RemoveAccountAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken)
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
}
