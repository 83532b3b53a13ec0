using System.Buffers.Binary;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Features.Demo.Rows;

/// <summary>Row ids that are the same in every seeded database, so that two databases can be compared.</summary>
internal static class DemoIds
{
    public static Guid Tenant(string tenantKey) => Of("tenant", tenantKey);

    public static Guid Operator(string email) => Of("operator", email);

    public static Guid Person(string tenantKey, string email) => Of($"person {tenantKey}", email);

    public static Guid Case(string tenantKey, string caseKey) => Of($"case {tenantKey}", caseKey);

    public static Guid Of(string kind, string name)
    {
        var random = SimulationRandom.For(0, $"{kind}/{name}");
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, random.NextUInt64());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], random.NextUInt64());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80); // version 8: custom
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
