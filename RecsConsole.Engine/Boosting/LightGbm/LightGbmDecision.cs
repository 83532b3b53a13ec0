namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>
/// How a node decides, as bits: 1 for categories, 2 if missing values go left; bits from 4 upwards say which values count as missing.
/// </summary>
internal static class LightGbmDecision
{
    private const int Categorical = 1;
    private const int Left = 2;
    private const int MissingUnit = 4;

    public static bool IsKnown(int decision) => decision >= 0 && decision / MissingUnit <= (int)MissingValues.NotANumber;

    public static bool IsCategorical(int decision) => (decision & Categorical) != 0;

    public static bool MissingGoesLeft(int decision) => (decision & Left) != 0;

    public static MissingValues Missing(int decision) => (MissingValues)(decision / MissingUnit);

    public static int Of(TreeNode node) =>
        (node.IsCategorical ? Categorical : 0) + (node.MissingGoesLeft ? Left : 0) + ((int)node.Missing * MissingUnit);
}
