using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RecsConsole.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Grants the application's login its rights on a schema that another login owns: all rows, but only SELECT and INSERT on the audit trail.
/// It owns nothing there, so it cannot disable the triggers either.
/// </summary>
public static class ApplicationRole
{
    private const string PostgreSql = """
        GRANT USAGE ON SCHEMA public TO {0};
        REVOKE CREATE ON SCHEMA public FROM {0};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {0};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {0};
        REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON "AuditEntries", "AuditLinks" FROM {0};
        REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM {0};
        """;

    private const string SqlServer = """
        GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO {0};
        DENY UPDATE, DELETE ON [AuditEntries] TO {0};
        DENY UPDATE, DELETE ON [AuditLinks] TO {0};
        DENY INSERT, UPDATE, DELETE ON [__EFMigrationsHistory] TO {0};
        """;

    /// <summary>Grants the rights; idempotent.</summary>
    /// <param name="db">A context of the login that owns the schema.</param>
    public static async Task GrantAsync(ConsoleDbContext db, DatabaseConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(connection);
        var (application, owner, form, statements) =
            connection.Provider == DatabaseProvider.PostgreSql
                ? (
                    new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username,
                    new NpgsqlConnectionStringBuilder(connection.Migrating).Username,
                    """ "{0}" """,
                    PostgreSql
                )
                : (
                    new SqlConnectionStringBuilder(connection.ConnectionString).UserID,
                    new SqlConnectionStringBuilder(connection.Migrating).UserID,
                    "[{0}]",
                    SqlServer
                );
        if (string.IsNullOrEmpty(application) || !IsPlain(application))
        {
            throw new ConfigurationException(
                $"ConnectionStrings:{DatabaseOptions.ConnectionName} must name its user in letters, digits, '_', '-' or '.': what it needs is granted to that name when ConnectionStrings:{DatabaseOptions.MigrationConnectionName} migrates."
            );
        }

        if (string.Equals(application, owner, StringComparison.OrdinalIgnoreCase))
        {
            throw new ConfigurationException(
                $"ConnectionStrings:{DatabaseOptions.ConnectionName} and ConnectionStrings:{DatabaseOptions.MigrationConnectionName} name the same user. The one that migrates owns the audit trail; the other must not."
            );
        }

        var name = form.Replace("{0}", application, StringComparison.Ordinal);
        // Identifiers cannot be parameters; this name was checked before.
        var sql = statements.Replace("{0}", name, StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
    }

    private static bool IsPlain(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
