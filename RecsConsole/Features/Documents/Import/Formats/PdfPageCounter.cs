using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>
/// Draws a page into nothing and counts its letters and strokes. The library itself keeps all of a page and cannot be cancelled, and a
/// small page can draw a form a million times.
/// </summary>
internal sealed class PdfPageCounter(PdfPageSource source, ConversionBudget budget)
    : BaseStreamProcessor<PdfPageCount>(
        source.Number,
        source.Resources,
        source.Scanner,
        source.Parser,
        source.Filters,
        source.CropBox,
        source.Unit,
        source.Rotation,
        source.InitialMatrix,
        source.Options
    )
{
    private int _letters;

    public override PdfPageCount Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        ProcessOperations(operations);
        return new(_letters);
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox
    )
    {
        _letters++;
        budget.AddLetter();
    }

    public override void ApplyXObject(NameToken xObjectName)
    {
        budget.AddStroke();
        base.ApplyXObject(xObjectName);
    }

    public override void BeginSubpath() => budget.AddStroke();

    public override PdfPoint? CloseSubpath()
    {
        budget.AddStroke();
        return null;
    }

    public override void StrokePath(bool close) => budget.AddStroke();

    public override void FillPath(FillingRule fillingRule, bool close) => budget.AddStroke();

    public override void FillStrokePath(FillingRule fillingRule, bool close) => budget.AddStroke();

    public override void MoveTo(double x, double y) => budget.AddStroke();

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => budget.AddStroke();

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => budget.AddStroke();

    public override void LineTo(double x, double y) => budget.AddStroke();

    public override void Rectangle(double x, double y, double width, double height) => budget.AddStroke();

    public override void EndPath() => budget.AddStroke();

    public override void ClosePath() => budget.AddStroke();

    public override void ModifyClippingIntersect(FillingRule clippingRule) => budget.AddStroke();

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties) =>
        budget.AddStroke();

    public override void EndMarkedContent() => budget.AddStroke();

    public override void PaintShading(NameToken shadingName) => budget.AddStroke();

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) => budget.AddStroke();

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => budget.AddStroke();

    protected override void RenderInlineImage(InlineImage inlineImage) => budget.AddStroke();
}

/// <summary>What the library hands over to draw a page.</summary>
internal sealed record PdfPageSource(
    int Number,
    IResourceStore Resources,
    IPdfTokenScanner Scanner,
    IPageContentParser Parser,
    ILookupFilterProvider Filters,
    CropBox CropBox,
    UserSpaceUnit Unit,
    PageRotationDegrees Rotation,
    TransformationMatrix InitialMatrix,
    ParsingOptions Options
);

/// <summary>What is on a page.</summary>
internal sealed record PdfPageCount(int Letters);
