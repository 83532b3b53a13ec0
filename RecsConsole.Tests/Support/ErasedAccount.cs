using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tests.Support;

/// <summary>Destroys the key of a customer, as erasing the customer does.</summary>
internal static class ErasedAccount
{
    public static async Task MakeAsync(ConsoleDbContext db, SubjectKeys keys, string account)
    {
        var row = await db.SubjectKeys.SingleAsync(found => found.SubjectKind == "account" && found.SubjectKey == account);
        (row.WrappedKey, row.DestroyedAt) = (null, row.CreatedAt.AddMinutes(1));
        await db.SaveChangesAsync();
        keys.Forget(row);
    }
}
