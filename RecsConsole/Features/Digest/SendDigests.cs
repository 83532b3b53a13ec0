using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MimeKit;
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
/// mail server has taken it, so a run that is repeated or was killed sends only what is missing. What waits is asked of all sources when
/// it is sent: failed jobs are one of them and know all jobs, this one included.
/// </summary>
public sealed partial class SendDigests(
    OperationScopeFactory scopes,
    IServiceProvider services,
    IMailTransport mail,
    AuditTrail auditTrail,
    ILogger<SendDigests> logger
)
{
    private const string Name = "send.digests";
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
    private static async Task<IReadOnlyList<DigestReader>> ReadersAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var people = await scope
            .Db.PersonSettings.AsNoTracking()
            .Join(
                scope.Db.People.Where(person => person.IsActive && person.Email != null),
                settings => new { settings.TenantId, Id = settings.PersonId },
                person => new { person.TenantId, person.Id },
                (settings, person) =>
                    new
                    {
                        person.Id,
                        person.Email,
                        person.TimeZone,
                        settings.SettingsJson,
                    }
            )
            .OrderBy(each => each.Id)
            .ToListAsync(cancellationToken);
        var today = new DateTimeOffset(scope.Now.UtcDateTime.Date, TimeSpan.Zero);
        var sent = await scope
            .Db.AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == PersonKind && entry.Operation == SentName && entry.At >= today)
            .Select(entry => entry.ObjectId)
            .ToListAsync(cancellationToken);
        return
        [
            .. people
                .Select(each => (each.Id, each.Email, each.TimeZone, Settings: PersonalSettings.Parse(each.SettingsJson)))
                .Where(each => each.Settings.HasDigest && !sent.Contains(each.Id.ToString("D"), StringComparer.Ordinal))
                .Select(each => new DigestReader(each.Id, each.Email!, each.TimeZone, each.Settings.Language)),
        ];
    }

    /// <summary>True when it was sent, false when it was not taken, null when nothing waits for the person.</summary>
    private async Task<bool?> SendAsync(OperationScope job, DigestReader reader, string tenant, CancellationToken cancellationToken)
    {
        // until the end of this method: titles are in the reader's language too
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(reader.Language);
        await using var own = await scopes.OpenAsync(new Actor(job.Actor.TenantId, reader.PersonId), cancellationToken);
        var waiting = await WaitingToday.ReadAsync(own, services.GetServices<IWorkSource>(), cancellationToken);
        if (waiting.IsEmpty)
        {
            return null;
        }

        try
        {
            using var letter = DigestLetter.Write(mail.From, reader, tenant, waiting, job.Now);
            await mail.SendAsync(letter, cancellationToken);
        }
        catch (Exception e) when (e is MailException or ParseException)
        {
            LogNotSent(e, reader.PersonId);
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

    [LoggerMessage(EventId = 24001, Level = LogLevel.Warning, Message = "The digest of {PersonId} was not taken")]
    private partial void LogNotSent(Exception exception, Guid personId);
}
