using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Features.Audit;

/// <summary>
/// Streams rows up to the first one that cannot be read: an invalid instant or id, or a value that no key decrypts. That is a finding, not
/// a failure.
/// </summary>
internal static class ReadableRows
{
    public static async IAsyncEnumerable<TRow> ReadAsync<TRow>(
        IQueryable<TRow> rows,
        Action unreadable,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var reader = rows.AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await reader.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or CryptographicException)
            {
                unreadable();
                yield break;
            }

            yield return reader.Current;
        }
    }
}
