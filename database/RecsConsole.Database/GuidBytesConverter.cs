using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RecsConsole.Database;

/// <summary>
/// Stores ids as 16 bytes, first the most significant, so that they are in the order of their text. SQLite has no type for them, and as text
/// they take 36 bytes in every index.
/// </summary>
public sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), stored => new Guid(stored, true))
{
    /// <summary>The provider whose ids are stored like this; the others have a type for them.</summary>
    internal const string Provider = "Microsoft.EntityFrameworkCore.Sqlite";

    internal static void Map(ModelConfigurationBuilder builder, string? provider)
    {
        if (provider is Provider)
        {
            builder.Properties<Guid>().HaveConversion<GuidBytesConverter>();
            builder.DefaultTypeMapping<Guid>().HasConversion<GuidBytesConverter>(); // what statements of our own return; their parameters are bytes
        }
    }
}
