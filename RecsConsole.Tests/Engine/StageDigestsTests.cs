using System.Security.Cryptography;
using RecsConsole.Engine.Canonical;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine;

public sealed class StageDigestsTests
{
    [Fact]
    public void A_stage_is_hashed_over_its_outcomes_in_order_and_stages_come_as_they_first_occurred()
    {
        var digests = new StageDigests();
        digests.Add("second", "b");
        digests.Add("first", "a");
        digests.Add("second", "c");

        var list = digests.ToList();

        list.Select(each => each.Stage).ShouldBe(["second", "first"]);
        list[0].Sha256.ShouldBe(Hash([.. Bytes("b"), .. Bytes("c")]));
        list[1].Sha256.ShouldBe(Hash(Bytes("a")));
    }

    [Fact]
    public void Nothing_can_be_added_to_what_was_hashed()
    {
        var digests = new StageDigests();
        digests.Add("stage", "a");
        digests.ToList();

        Should.Throw<InvalidOperationException>(() => digests.Add("stage", "b"));
    }

    private static byte[] Bytes(string value) => CanonicalJson.Serialize(value);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
