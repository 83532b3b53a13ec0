using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>What a confirmed erasure keeps of its second person's reason until it is carried out.</summary>
/// <param name="Reason">Its hash: the text may name somebody.</param>
internal sealed record ErasureAgreement(string Reason)
{
    public static ErasureAgreement Of(string reason) => new(HashOf(reason));

    public static ErasureAgreement Read(ProposalRow row) =>
        CanonicalJson.Deserialize<ErasureAgreement>(Encoding.UTF8.GetBytes(row.ContentJson));

    /// <summary>The hash of a reason, as the audit trail has it.</summary>
    public static string HashOf(string reason) => CanonicalHash.Of(Encoding.UTF8.GetBytes(reason.Trim()));

    public string ToJson() => Encoding.UTF8.GetString(CanonicalJson.Serialize(this));
}
