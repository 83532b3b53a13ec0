using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;

namespace RecsConsole.Database.Personal;

/// <summary>
/// Process-wide cache of keys by id, for decrypting. Static because EF's column mappings are; ids are random, so each is in one database
/// only. Missing keys are looked up in the registered databases.
/// </summary>
public static class OpenKeys
{
    private static readonly ConcurrentDictionary<Guid, SubjectKey> s_keys = new();
    private static readonly ConcurrentDictionary<object, Func<Guid, SubjectKey?>> s_databases = new();

    /// <summary>Registers a database to look in.</summary>
    public static void AddDatabase(object owner, Func<Guid, SubjectKey?> find) => s_databases[owner] = find;

    public static void RemoveDatabase(object owner) => s_databases.TryRemove(owner, out _);

    /// <summary>Caches a key, replacing an earlier entry.</summary>
    public static void Put(SubjectKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        s_keys[key.Id] = key;
    }

    /// <summary>Drops a key from the cache.</summary>
    public static void Forget(Guid id) => s_keys.TryRemove(id, out _);

    /// <exception cref="CryptographicException">No database has this key.</exception>
    internal static SubjectKey Find(Guid id)
    {
        if (s_keys.TryGetValue(id, out var known))
        {
            return known;
        }

        DbException? failure = null;
        foreach (var find in s_databases.Values)
        {
            try
            {
                if (find(id) is { } key)
                {
                    Put(key);
                    return key;
                }
            }
            catch (DbException e)
            {
                failure ??= e; // another database may have it
            }
        }

        if (failure is not null)
        {
            throw failure;
        }

        throw new CryptographicException(
            $"The key {id:D} is in no database, or the installation's own keys, which wrap it, are not the ones it was stored with."
        );
    }
}
