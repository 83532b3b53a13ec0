using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Digest;

/// <summary>
/// Mails each person who wants it what waits for them, with the person's own rights and once a day: a digest is recorded as soon as the
/// mail server has taken it, so a run that is repeated or was killed sends only what is missing.
/// </summary>
public sealed class SendDigests(
    OperationScopeFactory scopes,
    IEnumerable<IWorkSource> sources,
    PlainMail mail,
    PublicAddress address,
    AuditTrail auditTrail
)
{
    internal const string Name = "send.digests";
    private const string SentName = "digest.sent";
    private const string PersonKind = "person";

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<DigestRun>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var readers = await ReadersAsync(scope, cancellationToken);
        if (!mail.IsOpen)
        {
            return new DigestRun(0, 0, 0) { Without = readers.Count };
        }

        var tenant = await scope.Db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.Name).SingleAsync(cancellationToken);
        var run = new DigestRun(0, 0, 0);
        foreach (var reader in readers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            run = await SendAsync(scope, reader, tenant, cancellationToken) switch
            {
                true => run with { Sent = run.Sent + 1 },
                false => run with { Failed = run.Failed + 1 },
                null => run with { Empty = run.Empty + 1 },
            };
        }

        return run;
    }

    // those who want a digest and have not got today's
    private static async Task<IReadOnlyList<MailReader>> ReadersAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var today = new DateTimeOffset(scope.Now.UtcDateTime.Date, TimeSpan.Zero);
        var sent = await scope
            .Db.AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == PersonKind && entry.Operation == SentName && entry.At >= today)
            .Select(entry => entry.ObjectId)
            .ToListAsync(cancellationToken);
        var people = await MailReaders.ReadAsync(scope.Db, among: null, cancellationToken);
        return [.. people.Where(each => each.Settings.HasDigest && !sent.Contains(each.PersonId.ToString("D"), StringComparer.Ordinal))];
    }

    /// <summary>True when it was sent, false when it was not taken, null when nothing waits for the person.</summary>
    private async Task<bool?> SendAsync(OperationScope job, MailReader reader, string tenant, CancellationToken cancellationToken)
    {
        // until the end of this method
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(reader.Settings.Language);
        await using var own = await scopes.OpenAsync(new Actor(job.Actor.TenantId, reader.PersonId), cancellationToken);
        var waiting = await WaitingToday.ReadAsync(own, sources, cancellationToken);
        if (waiting.IsEmpty)
        {
            return null;
        }

        var letter = new DigestLetter(reader, address, job.Now).Write(tenant, waiting);
        if (await mail.SendAsync([job.Actor.TenantId], letter, cancellationToken) is not (MailOutcome.Sent or MailOutcome.InFolder))
        {
            return false;
        }

        auditTrail.Append(
            job.Db,
            job.Actor.PersonOrNull,
            new(SentName, PersonKind, reader.PersonId.ToString("D"), AuditOutcome.Done, DetailsOf(waiting))
        );
        await job.Db.SaveChangesAsync(CancellationToken.None); // it was sent, so it is recorded even if the run is cancelled now
        return true;
    }

    private static Dictionary<string, string> DetailsOf(WaitingToday waiting) =>
        new(StringComparer.Ordinal)
        {
            ["cases"] = waiting.Cases.Count.ToString(CultureInfo.InvariantCulture),
            ["work"] = waiting.Work.Count.ToString(CultureInfo.InvariantCulture),
            ["news"] = waiting.News.ToString(CultureInfo.InvariantCulture),
        };
}
