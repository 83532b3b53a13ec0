using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Privacy.Export;

/// <summary>
/// Exports everything stored about a person or a customer as a machine-readable archive with a receipt (GDPR, articles 15 and 20). The
/// trail has the hash of the data.
/// </summary>
public sealed class ExportSubject(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "export.subject";
    private const int LongestKey = 100;

    public async Task<Result<SubjectFile>> RunAsync(Actor actor, ExportSubjectRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var read = string.Equals(request.Kind, SubjectName.PersonKind, StringComparison.Ordinal)
            ? await PersonAsync(scope, request.Key, cancellationToken)
            : await CustomerAsync(scope, request.Key, cancellationToken);
        if (read.Value is not { } content)
        {
            await RecordAsync(scope, request, AuditOutcome.Denied, hash: null, cancellationToken);
            return read.Error!;
        }

        var file = PrivateFiles.NewPassing();
        try
        {
            // whole before anything is sent: the trail has its hash
            var hash = await SubjectArchive.WriteAsync(file, scope.Db, content, cancellationToken);
            await RecordAsync(scope, request, AuditOutcome.Done, hash, cancellationToken);
            file.Position = 0;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        var day = scope.Now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new SubjectFile($"export-{content.Subject.Kind}-{day}.zip", file);
    }

    private static async Task<Result<SubjectContent>> PersonAsync(OperationScope scope, string key, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var id = Guid.TryParse(key, out var parsed) ? parsed : Guid.Empty;
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (person is null)
        {
            return Error.NotFound(Texts.KeyNotFound);
        }

        var rows = new SubjectRows(db);
        var visible = await VisibleRows.ReadAsync(scope, id, cancellationToken);
        return new SubjectContent(
            new(SubjectName.PersonKind, person.Key),
            scope.Now,
            scope.Actor.PersonOrNull,
            [.. rows.Own(id).Select(table => visible.Of(table, cancellationToken)), Statements(db, SubjectName.Person(id))],
            await rows.ReferencesAsync(id, cancellationToken),
            await SignInAsync(db, id, cancellationToken)
        );
    }

    private static async Task<Result<SubjectContent>> CustomerAsync(OperationScope scope, string key, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        if (!await db.Accounts.AnyAsync(row => row.Key == key, cancellationToken))
        {
            return Error.NotFound(Texts.KeyNotFound);
        }

        var rows = new CustomerRows(db, key);
        if (await rows.CountHiddenAsync(scope.Access, cancellationToken) is var hidden and > 0)
        {
            return Error.Forbidden(Texts.ExportHidesCases.With(hidden));
        }

        return new SubjectContent(
            new(SubjectName.AccountKind, key),
            scope.Now,
            scope.Actor.PersonOrNull,
            [.. rows.Tables(), Statements(db, SubjectName.Account(key))],
            await rows.ReferencesAsync(cancellationToken),
            SignIn: null
        );
    }

    // what a subject said about the use of its data belongs to it as well
    private static SubjectTable Statements(ConsoleDbContext db, SubjectName subject) =>
        new(
            "Consents",
            db.Consents.AsNoTracking()
                .Where(row => row.SubjectKind == subject.Kind && row.SubjectKey == subject.Key)
                .OrderBy(row => row.At)
                .AsAsyncEnumerable()
        );

    private static async Task<ExportedSignIn?> SignInAsync(ConsoleDbContext db, Guid person, CancellationToken cancellationToken)
    {
        var account = await db
            .Users.AsNoTracking()
            .FirstOrDefaultAsync(
                user => db.Memberships.Any(row => row.OperatorId == user.Id && row.TenantId == db.TenantId && row.PersonId == person),
                cancellationToken
            );
        if (account is null)
        {
            return null;
        }

        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(row => row.OperatorId == account.Id && row.TenantId == db.TenantId)
            .OrderBy(row => row.StartedAt)
            .ToListAsync(cancellationToken);
        var passkeys = await db.UserPasskeys.AsNoTracking().Where(row => row.UserId == account.Id).ToListAsync(cancellationToken);
        return new(
            account.Email,
            account.TwoFactorEnabled,
            [.. sessions.Select(row => new ExportedSession(row.StartedAt, row.EndedAt, row.Browser))],
            [.. passkeys.Select(row => row.Data.Name)]
        );
    }

    private async Task RecordAsync(
        OperationScope scope,
        ExportSubjectRequest request,
        AuditOutcome outcome,
        string? hash,
        CancellationToken cancellationToken
    )
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        if (hash is not null)
        {
            details["content"] = hash;
        }

        var key = request.Key[..Math.Min(request.Key.Length, LongestKey)];
        var kind = string.Equals(request.Kind, SubjectName.PersonKind, StringComparison.Ordinal)
            ? SubjectName.PersonKind
            : SubjectName.AccountKind;
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, kind, key, outcome, details));
        await scope.Db.SaveChangesAsync(cancellationToken);
    }
}

/// <param name="Kind">account or person.</param>
/// <param name="Key">Key of the account, id of the person.</param>
public sealed record ExportSubjectRequest(string Kind, string Key);

/// <summary>A file to download.</summary>
/// <param name="Content">Removed once it is closed.</param>
public sealed record SubjectFile(string Name, Stream Content);
