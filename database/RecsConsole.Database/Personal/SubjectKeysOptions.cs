using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace RecsConsole.Database.Personal;

/// <summary>Makes contexts encrypt personal columns with the keys of their subjects.</summary>
public static class SubjectKeysOptions
{
    public static DbContextOptionsBuilder UseSubjectKeys(this DbContextOptionsBuilder options, ISubjectKeys keys)
    {
        ArgumentNullException.ThrowIfNull(options);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new SubjectKeysExtension(keys));
        return options;
    }
}
